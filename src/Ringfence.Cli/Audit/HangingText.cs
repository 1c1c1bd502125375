using Spectre.Console;

namespace Ringfence.Cli.Audit;

/// <summary>Text for a terminal whose further lines stand under its first. A pipe has no width, so a line stays one there.</summary>
internal static class HangingText
{
    // Narrower than this a column of words is no easier to read than a broken line.
    private const int LeastColumn = 24;

    /// <summary>Words, broken at spaces.</summary>
    /// <param name="console">Where to, and how wide it is.</param>
    /// <param name="indent">Spaces before each line.</param>
    /// <param name="text">One line.</param>
    /// <param name="style">How it looks where there is colour; null: plain.</param>
    public static void Words(IAnsiConsole console, int indent, string text, Style? style = null) =>
        Lines(console, indent, Broken(text, console.Profile.Width - indent, " ", ""), style);

    /// <summary>A command, broken before its options so that a shell still takes it as one.</summary>
    /// <param name="console">Where to, and how wide it is.</param>
    /// <param name="indent">Spaces before each line.</param>
    /// <param name="command">One line.</param>
    public static void Command(IAnsiConsole console, int indent, string command) =>
        Lines(
            console,
            indent,
            Broken(command, console.Profile.Width - indent - 2, " --", " \\")
                .Select((line, at) => at == 0 ? line : "  " + line),
            style: null
        );

    /// <summary>A text whose lines must stay as they are: each is moved in, none is broken.</summary>
    /// <param name="console">Where to.</param>
    /// <param name="indent">Spaces before each line.</param>
    /// <param name="text">Lines, each ended by a line feed.</param>
    public static void Verbatim(IAnsiConsole console, int indent, string text) =>
        Lines(console, indent, text.TrimEnd('\n').Split('\n'), style: null);

    private static void Lines(IAnsiConsole console, int indent, IEnumerable<string> lines, Style? style)
    {
        var output = console.Profile.Out.Writer;
        foreach (var line in lines)
        {
            output.Write(new string(' ', indent));
            if (style is null)
            {
                // Past the console, which would break what is longer than it is wide.
                output.WriteLine(Shown(line));
            }
            else
            {
                console.Write(new Text(Shown(line), style));
                console.WriteLine();
            }
        }
    }

    // A template's names may hold what steers a terminal.
    private static string Shown(string line) =>
        line.Any(char.IsControl)
            ? string.Create(
                line.Length,
                line,
                (shown, from) =>
                {
                    for (var at = 0; at < shown.Length; at++)
                    {
                        shown[at] = char.IsControl(from[at]) ? '\uFFFD' : from[at];
                    }
                }
            )
            : line;

    private static IEnumerable<string> Broken(string text, int width, string before, string mark)
    {
        var room = Math.Max(width, LeastColumn) - mark.Length;
        while (text.Length > room + mark.Length)
        {
            var at = text.LastIndexOf(before, room, StringComparison.Ordinal);
            if (at <= 0)
            {
                at = text.IndexOf(before, room, StringComparison.Ordinal);
            }

            if (at <= 0)
            {
                break;
            }

            yield return text[..at] + mark;
            text = text[(at + 1)..];
        }

        yield return text;
    }
}
