using System.CommandLine;
using System.Text;
using Ringfence.Controls;

namespace Ringfence.Cli.Book;

/// <summary><c>ringfence controls docs</c>: a page a control and an index. A test holds them fresh.</summary>
internal static class DocsCommand
{
    public static Command Create()
    {
        var directory = new Option<string>("--out")
        {
            Description = "The directory of the pages; pages of controls that are gone are taken out",
            DefaultValueFactory = _ => Path.Combine("docs", "controls"),
        };
        var command = new Command(
            "docs",
            "Writes a page for each control, and an index by service and by paragraph.\n\nExample:\n  ringfence controls docs --out docs/controls"
        )
        {
            directory,
        };
        command.SetAction(result =>
        {
            var path = result.GetValue(directory)!;
            Directory.CreateDirectory(path);
            var pages = Pages();
            foreach (var (name, text) in pages)
            {
                File.WriteAllText(Path.Combine(path, name), text, new UTF8Encoding(false));
            }

            foreach (
                var old in Directory
                    .EnumerateFiles(path, "*.md")
                    .Where(file => !pages.ContainsKey(Path.GetFileName(file)))
            )
            {
                File.Delete(old);
            }

            Terminal.Of(result).Raw.WriteLine($"{pages.Count} pages in {path}");
            return ExitCode.Clean;
        });
        return command;
    }

    /// <summary>Every page by its file name.</summary>
    public static IReadOnlyDictionary<string, string> Pages()
    {
        var pages = new Dictionary<string, string>(StringComparer.Ordinal) { ["index.md"] = ControlIndex.Markdown() };
        foreach (var control in Catalogue.All)
        {
            pages[control.Id + ".md"] = ControlPage.Markdown(control);
        }

        return pages;
    }
}
