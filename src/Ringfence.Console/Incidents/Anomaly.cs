using System.Globalization;
using Ringfence.Console.Shell;

namespace Ringfence.Console.Incidents;

/// <summary>Something that a detection found, and where to look next in this console.</summary>
internal sealed record Anomaly(
    string Severity,
    string Detection,
    string Title,
    string Time,
    string Person,
    string Principal,
    string Address,
    string What,
    string Count,
    string RequestId,
    string Why,
    string Next,
    string Attack,
    string Paragraphs,
    IReadOnlyList<string> Controls
)
{
    public static Anomaly Of(IReadOnlyList<string> columns, object?[] row)
    {
        return new(
            Text("severity"),
            Text("detection"),
            Text("title"),
            Text("time"),
            Text("person"),
            Text("principal"),
            Text("address"),
            Text("what"),
            Text("count"),
            Text("request_id"),
            Text("why"),
            Text("next"),
            Text("attack"),
            Text("controls"),
            Text("control_ids").Split(", ", StringSplitOptions.RemoveEmptyEntries)
        );

        string Text(string column)
        {
            for (var at = 0; at < columns.Count; at++)
            {
                if (columns[at] == column)
                {
                    return Convert.ToString(row[at], CultureInfo.InvariantCulture) ?? "";
                }
            }
            return "";
        }
    }

    /// <summary>Pages that show more of it.</summary>
    public IEnumerable<(string Words, string Address)> Looks()
    {
        if (RequestId.Length > 0)
        {
            yield return ("the call", $"{ConsoleOptions.Prefix}/calls/{Uri.EscapeDataString(RequestId)}");
        }
        if (Person.Length > 0)
        {
            yield return ("the person's timeline", FormText.Address("/people", [("person", Person)]));
        }
        if (Principal.Length > 0)
        {
            yield return (
                "what the principal touched",
                FormText.Address("/evidence", [("question", "who"), ("by", "principal"), ("value", Principal)])
            );
        }
    }
}
