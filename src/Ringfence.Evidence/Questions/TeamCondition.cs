using System.Globalization;

namespace Ringfence.Evidence.Questions;

/// <summary>Narrows rows of <c>gateway_call t</c> to those of some teams.</summary>
internal static class TeamCondition
{
    /// <summary>SQL to append to a WHERE; empty for all teams.</summary>
    /// <param name="values">Takes its parameters.</param>
    public static string Of(IReadOnlyList<string>? teams, Dictionary<string, object?> values)
    {
        if (teams is null)
        {
            return "";
        }

        for (var at = 0; at < teams.Count; at++)
        {
            values[$"team_{at}"] = teams[at];
        }

        var names = string.Join(
            ", ",
            teams.Select((_, at) => string.Create(CultureInfo.InvariantCulture, $":team_{at}"))
        );
        return $" AND t.team IN (SELECT w.id FROM word w WHERE w.value IN ({names}))";
    }
}
