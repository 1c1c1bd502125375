using System.CommandLine;
using System.Text;
using System.Text.Json;
using Ringfence.Redaction;
using Spectre.Console;

namespace Ringfence.Cli.Phi;

/// <summary><c>ringfence phi scan FILE…</c>: where identifiers stand, how sure, and why. Exit code 1 when there are any.</summary>
internal static class ScanCommand
{
    public static Command Create()
    {
        var files = PhiCommand.Files();
        var format = new Option<PhiFormat>("--format")
        {
            Description =
                "table for people; jsonl (or json) for programs: a line a document, offsets in UTF-16 code units",
            DefaultValueFactory = _ => PhiFormat.Table,
        };
        var command = new Command(
            "scan",
            "Finds identifiers. Prints their places and kinds; the table shows their text too.\n\nExample:\n  ringfence phi scan note.txt\n  ringfence phi scan notes.jsonl --format jsonl > spans.jsonl"
        )
        {
            files,
            format,
        };
        command.SetAction(result =>
        {
            var terminal = Terminal.Of(result);
            var redactor = new Redactor();
            var any = false;
            foreach (var document in PhiDocuments.Read(result.GetValue(files)!, StandardInput.Open()))
            {
                var spans = redactor.Scan(document.Text);
                any |= spans.Count > 0;
                if (result.GetValue(format) == PhiFormat.Table)
                {
                    Print(document, spans, terminal.Out);
                }
                else
                {
                    terminal.Raw.WriteLine(Line(document, spans));
                }
            }

            return any ? ExitCode.Findings : ExitCode.Clean;
        });
        return command;
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
                Markup.Escape(document.Text[span.Start..span.End]),
                span.Why
            );
        }

        console.Write(table);
    }

    private static string Line(PhiDocument document, IReadOnlyList<PhiSpan> spans)
    {
        using var buffer = new MemoryStream();
        using (var json = new Utf8JsonWriter(buffer))
        {
            json.WriteStartObject();
            json.WriteString("id", document.Id);
            json.WriteStartArray("spans");
            foreach (var span in spans)
            {
                json.WriteStartObject();
                json.WriteNumber("start", span.Start);
                json.WriteNumber("end", span.End);
                json.WriteString("type", span.Kind.Label());
                json.WriteNumber("score", span.Score);
                json.WriteString("why", span.Why);
                json.WriteEndObject();
            }

            json.WriteEndArray();
            json.WriteEndObject();
        }

        return Encoding.UTF8.GetString(buffer.ToArray());
    }
}
