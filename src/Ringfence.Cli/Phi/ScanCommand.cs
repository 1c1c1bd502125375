using System.CommandLine;
using Ringfence.Redaction;
using Spectre.Console;

namespace Ringfence.Cli.Phi;

/// <summary><c>ringfence phi scan FILE…</c>: where identifiers stand, how sure, and why. Exit code 1 when there are any, 2 when a file could not be read.</summary>
internal static class ScanCommand
{
    public static Command Create()
    {
        var files = PhiCommand.Files();
        var format = new Option<PhiFormat>("--format")
        {
            Description =
                "table for people; jsonl for programs: a line a document, offsets in UTF-16 code units; json the same with offsets in bytes too",
            DefaultValueFactory = _ => PhiFormat.Table,
        };
        var policy = PhiCommand.Policy();
        var command = new Command(
            "scan",
            "Finds identifiers. Prints their places and kinds; the table shows their text too.\n\nExample:\n  ringfence phi scan note.txt\n  ringfence phi scan notes.jsonl --format jsonl > spans.jsonl"
        )
        {
            files,
            format,
            policy,
        };
        command.SetAction(result =>
            Run(
                result.GetValue(files)!,
                result.GetValue(format),
                new Redactor(PhiPolicyFile.Read(result.GetValue(policy))),
                Terminal.Of(result),
                StandardInput.Open()
            )
        );
        return command;
    }

    private static int Run(string[] paths, PhiFormat format, Redactor redactor, Terminal terminal, TextReader input)
    {
        var documents = new PhiDocuments(input, terminal.Complain);
        var progress = Progress.On(terminal, visible: format != PhiFormat.Table);
        var any = false;
        foreach (var document in documents.Read(paths))
        {
            var spans = document.Scan(redactor);
            any |= spans.Count > 0;
            if (format == PhiFormat.Table)
            {
                Print(document, spans, terminal.Out);
            }
            else
            {
                terminal.Raw.Write(SpanLine.Of(document, spans, bytes: format == PhiFormat.Json));
                terminal.Raw.Write('\n');
            }

            progress.Add(document);
        }

        terminal.Raw.Flush();
        progress.Done();
        return documents.Problems > 0 ? ExitCode.BadInput
            : any ? ExitCode.Findings
            : ExitCode.Clean;
    }

    private static void Print(PhiDocument document, IReadOnlyList<PhiSpan> spans, IAnsiConsole console)
    {
        console.MarkupLineInterpolated(
            $"[bold]{document.Id}[/]: {spans.Count} identifiers in {document.Text.Length} characters"
        );
        if (spans.Count == 0)
        {
            return;
        }

        var table = new Table().Border(TableBorder.Simple).AddColumns("place", "kind", "score", "text", "why");
        foreach (var span in spans)
        {
            table.AddRow(
                $"{span.Start}–{span.End}",
                span.Kind.Label(),
                $"{span.Score:0.00}",
                Markup.Escape(document.Read(span)),
                span.Why
            );
        }

        console.Write(table);
    }
}
