using System.CommandLine;
using System.Text;
using System.Text.Json;
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
        {
            var terminal = Terminal.Of(result);
            var redactor = new Redactor();
            var counts = new PhiCounts();
            foreach (var document in PhiDocuments.Read(result.GetValue(files)!, StandardInput.Open()))
            {
                var redacted = redactor.Redact(document.Text, Replacement(result.GetValue(with)!));
                counts.Add(redacted.Counts);
                if (document.IsLine)
                {
                    terminal.Raw.WriteLine(Line(document.Id, redacted.Text));
                }
                else
                {
                    terminal.Raw.Write(redacted.Text);
                }
            }

            terminal.Error.MarkupLineInterpolated($"{counts.Total} identifiers replaced");
            return ExitCode.Clean;
        });
        return command;
    }

    private static Replacement Replacement(string name) =>
        name switch
        {
            "pseudonym" => new Pseudonyms(),
            "erase" => new Erase(),
            _ => new Label(),
        };

    private static string Line(string id, string text)
    {
        using var buffer = new MemoryStream();
        using (var json = new Utf8JsonWriter(buffer))
        {
            json.WriteStartObject();
            json.WriteString("id", id);
            json.WriteString("text", text);
            json.WriteEndObject();
        }

        return Encoding.UTF8.GetString(buffer.ToArray());
    }
}
