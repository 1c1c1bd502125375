using System.Text.RegularExpressions;

namespace Ringfence.EndToEnd.Newcomer;

/// <summary>A command of a page, with what the page promises of its output.</summary>
/// <param name="Line">Where it stands in the page, from 1.</param>
/// <param name="Stays">It runs beside what follows, in a terminal of its own.</param>
/// <param name="Promised">Lines; <c>…</c> stands for any text, alone on a line for any lines.</param>
internal sealed record PageCommand(int Line, string Text, bool Stays, IReadOnlyList<string> Promised)
{
    /// <summary>The output with its ends of lines as a reader sees them: no blanks there.</summary>
    private static string Seen(string output) =>
        string.Join('\n', output.TrimEnd().Split('\n').Select(line => line.TrimEnd())) + "\n";

    /// <summary>Whether the whole output is as the page shows it; of a command that stays: whether it says so by now.</summary>
    public bool IsKeptBy(string output)
    {
        if (Promised.Count == 0)
        {
            return true;
        }

        var pattern = string.Concat(Promised.Select(line => line == "…" ? @"(?:[^\n]*\n)*?" : Pattern(line)));
        return Regex.IsMatch(Seen(output), $@"\A{pattern}\z", RegexOptions.CultureInvariant, TimeSpan.FromSeconds(10));
    }

    private static string Pattern(string line) => string.Join(@"[^\n]*", line.Split('…').Select(Regex.Escape)) + @"\n";
}
