using System.CommandLine;
using System.Text;
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
        var policy = PhiCommand.Policy();
        var command = new Command(
            "redact",
            "Replaces identifiers and writes the texts to standard output; of a .jsonl file, a line {\"id\",\"text\"} a document.\n\nExample:\n  ringfence phi redact note.txt --with pseudonym > note.redacted.txt"
        )
        {
            files,
            with,
            policy,
        };
        command.SetAction(result =>
            Run(
                result.GetValue(files)!,
                result.GetValue(with)!,
                new Redactor(PhiPolicyFile.Read(result.GetValue(policy))),
                Terminal.Of(result),
                StandardInput.Open()
            )
        );
        return command;
    }

    private static int Run(string[] paths, string with, Redactor redactor, Terminal terminal, TextReader input)
    {
        var replaced = 0;
        var documents = new PhiDocuments(input, terminal.Complain);
        var progress = Progress.On(terminal, visible: true);
        foreach (var document in documents.Read(paths))
        {
            var spans = document.Scan(redactor);
            replaced += spans.Count;
            var redacted = Redacted(document, spans, Replacement(with));
            if (document.IsLine)
            {
                terminal.Raw.Write(SpanLine.Of(document.Id, redacted));
                terminal.Raw.Write('\n');
            }
            else
            {
                terminal.Raw.Write(redacted);
            }

            progress.Add(document);
        }

        terminal.Raw.Flush();
        progress.Done();
        terminal.Error.MarkupLineInterpolated($"{replaced} identifiers replaced");
        return documents.Problems > 0 ? ExitCode.BadInput : ExitCode.Clean;
    }

    private static string Redacted(PhiDocument document, IReadOnlyList<PhiSpan> spans, Replacement replacement)
    {
        var output = new StringBuilder(document.Text.Length + 64);
        var at = 0;
        foreach (var span in spans)
        {
            output.Append(document.Text, at, span.Start - at);
            output.Append(document.Encode(replacement.For(span.Kind, document.Read(span), goesOn: false)));
            at = span.End;
        }

        return output.Append(document.Text, at, document.Text.Length - at).ToString();
    }

    private static Replacement Replacement(string name) =>
        name switch
        {
            "pseudonym" => new Pseudonyms(),
            "erase" => new Erase(),
            _ => new Label(),
        };
}
