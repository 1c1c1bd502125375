using System.CommandLine;

namespace Ringfence.Cli.Book;

/// <summary><c>ringfence controls …</c>: the catalogue as a book.</summary>
internal static class ControlsCommand
{
    public static Command Create() =>
        new("controls", "The catalogue: what is promised, how it is built, how it is checked, what evidence shows it.")
        {
            ListCommand.Create(),
            ShowCommand.Create(),
            DocsCommand.Create(),
        };
}
