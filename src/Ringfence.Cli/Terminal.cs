using System.CommandLine;
using Spectre.Console;

namespace Ringfence.Cli;

/// <summary>Where commands write: data to standard output, everything else to standard error. <c>NO_COLOR</c> is honoured by both.</summary>
internal sealed class Terminal
{
    private const int NeverReached = 1 << 20;

    public Terminal(TextWriter output, TextWriter error)
    {
        Raw = output;
        Out = Create(output);
        Error = Create(error);
    }

    /// <summary>Standard output as it is: tokens, JSON.</summary>
    public TextWriter Raw { get; }

    /// <summary>The same as bytes of UTF-8, for what is large; closing it sends the rest.</summary>
    public Stream OpenRaw()
    {
#pragma warning disable RS0030 // the one place where the command line opens standard output itself
        if (Raw == System.Console.Out)
        {
            Raw.Flush();
            return new BufferedStream(System.Console.OpenStandardOutput(), 64 * 1024);
        }
#pragma warning restore RS0030

        return new TextBytes(Raw);
    }

    public IAnsiConsole Out { get; }

    public IAnsiConsole Error { get; }

    /// <summary>Says on standard error what went wrong with one of several things; the others go on.</summary>
    public void Complain(string message) => Error.MarkupLineInterpolated($"[red]ringfence:[/] {message}");

    public static Terminal Of(ParseResult result) =>
        new(result.InvocationConfiguration.Output, result.InvocationConfiguration.Error);

    private static IAnsiConsole Create(TextWriter writer)
    {
        var output = new AnsiConsoleOutput(writer);
        var console = AnsiConsole.Create(
            new AnsiConsoleSettings
            {
                Out = output,
                Ansi = output.IsTerminal ? AnsiSupport.Detect : AnsiSupport.No,
                ColorSystem = output.IsTerminal ? ColorSystemSupport.Detect : ColorSystemSupport.NoColors,
            }
        );

        // A pipe has no width: what reads it searches whole lines.
        if (!output.IsTerminal)
        {
            console.Profile.Width = NeverReached;
        }

        return console;
    }
}
