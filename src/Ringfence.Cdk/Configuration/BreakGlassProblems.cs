using System.Text.RegularExpressions;

namespace Ringfence.Cdk.Configuration;

/// <summary>Emergencies in which nobody could ask, nobody could approve, or one person could do both.</summary>
internal static partial class BreakGlassProblems
{
    /// <summary>More people than this in one list are a department, and no list of names.</summary>
    internal const int Most = 10;

    public static void Add(BreakGlassConfiguration people, List<string> problems)
    {
        Group("askers", people.Askers, 1, "nobody could ask for emergency access (45 CFR 164.312(a)(2)(ii))", problems);
        Group("approvers", people.Approvers, 2, "one approver who sleeps shuts the door in the emergency", problems);
        foreach (var name in people.Askers.Intersect(people.Approvers, StringComparer.OrdinalIgnoreCase))
        {
            problems.Add($"breakGlass: '{name}' both asks and approves; each person one of them");
        }
    }

    private static void Group(string which, IReadOnlyList<string> names, int least, string why, List<string> problems)
    {
        if (names.Count < least || names.Count > Most)
        {
            problems.Add($"breakGlass.{which}: {names.Count} are not allowed, {least} to {Most} are; {why}");
        }

        foreach (var name in names.Where(name => !UserName.IsMatch(name)))
        {
            problems.Add(
                $"breakGlass.{which}: '{name}' is no name of an IAM user; letters, digits and _+=,.@- , at most 64, no ARN, no wildcard"
            );
        }

        foreach (
            var name in names
                .CountBy(name => name, StringComparer.OrdinalIgnoreCase)
                .Where(pair => pair.Value > 1)
                .Select(pair => pair.Key)
        )
        {
            problems.Add($"breakGlass.{which}: '{name}' is given twice; each once");
        }
    }

    [GeneratedRegex(@"^[\w+=,.@-]{1,64}$", RegexOptions.NonBacktracking)]
    internal static partial Regex UserName { get; }
}
