using System.CommandLine;
using Ringfence.Redaction;
using Ringfence.Redaction.Replacements;
using Spectre.Console;

namespace Ringfence.Cli.Phi;

/// <summary><c>ringfence phi redact FILE…</c>: the texts with their identifiers replaced, on standard output.</summary>
internal static class RedactCommand
{
    public static Command Create()
    {
        var files = PhiCommand.Files();
        var with = new Option<string>("--with")
        {
            Description = "label writes [NAME]; pseudonym another value of the same form; erase nothing",
            DefaultValueFactory = _ => "label",
        };
        with.AcceptOnlyFromAmong("label", "pseudonym", "erase");
        var command = new Command(
            "redact",
            "Replaces identifiers and writes the texts to standard output; of a .jsonl file, a line {\"id\",\"text\"} a document.\n\nExample:\n  ringfence phi redact note.txt --with pseudonym > note.redacted.txt"
        )
        {
            files,
            with,
        };
        command.SetAction(result =>
            Run(result.GetValue(files)!, result.GetValue(with)!, Terminal.Of(result), StandardInput.Open())
        );
        return command;
    }

    private static int Run(string[] paths, string with, Terminal terminal, TextReader input)
    {
        var redactor = new Redactor();
        var counts = new PhiCounts();
        var documents = new PhiDocuments(input, terminal.Complain);
        var progress = Progress.On(terminal, visible: true);
        foreach (var document in documents.Read(paths))
        {
            var redacted = redactor.Redact(document.Text, Replacement(with), redactor.Names(document.Text));
            counts.Add(redacted.Counts);
            if (document.IsLine)
            {
                terminal.Raw.Write(SpanLine.Of(document.Id, redacted.Text));
                terminal.Raw.Write('\n');
            }
            else
            {
                terminal.Raw.Write(redacted.Text);
            }

            progress.Add(document);
        }

        terminal.Raw.Flush();
        progress.Done();
        terminal.Error.MarkupLineInterpolated($"{counts.Total} identifiers replaced");
        return documents.Problems > 0 ? ExitCode.BadInput : ExitCode.Clean;
    }

    private static Replacement Replacement(string name) =>
        name switch
        {
            "pseudonym" => new Pseudonyms(),
            "erase" => new Erase(),
            _ => new Label(),
        };
}
