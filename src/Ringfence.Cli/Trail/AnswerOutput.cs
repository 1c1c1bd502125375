using System.Globalization;
using System.Text;
using System.Text.Json;
using Ringfence.Evidence.Integrity;
using Ringfence.Evidence.Questions;
using Spectre.Console;

namespace Ringfence.Cli.Trail;

/// <summary>An answer as a table, as <c>ringfence.answer/1</c>, or as CSV.</summary>
internal static class AnswerOutput
{
    public static void Write(Answer answer, AnswerFormat format, Terminal terminal)
    {
        switch (format)
        {
            case AnswerFormat.Json:
                terminal.Raw.WriteLine(Json(answer));
                break;
            case AnswerFormat.Csv:
                Csv(answer, terminal.Raw);
                Proven(answer, terminal.Error);
                break;
            default:
                Table(answer, terminal.Out);
                break;
        }
    }

    // Beside a CSV it goes to the other stream: its rows stay rows.
    private static void Proven(Answer answer, IAnsiConsole console)
    {
        foreach (var (layer, spans) in answer.Coverage)
        {
            var text =
                spans.Count == 0
                    ? "nothing proves it complete"
                    : "proven complete "
                        + string.Join(", ", spans.Select(span => $"{Time(span.From)} to {Time(span.To)}"));
            console.MarkupLineInterpolated($"[grey]{layer}: {text}[/]");
        }

        foreach (var note in answer.Notes)
        {
            console.MarkupLineInterpolated($"[grey]{note}[/]");
        }

        if (answer.Next is { } next)
        {
            console.MarkupLineInterpolated($"more: --after {next}");
        }
    }

    public static void Table(Answer answer, IAnsiConsole console)
    {
        // A column that no row fills says nothing.
        var shown = Enumerable
            .Range(0, answer.Columns.Count)
            .Where(column => answer.Rows.Any(row => row[column] is not null))
            .ToList();
        if (answer.Rows.Count == 0)
        {
            console.MarkupLine("[grey]no rows[/]");
        }
        else
        {
            var table = new Table().Border(TableBorder.Simple);
            foreach (var column in shown)
            {
                table.AddColumn(Markup.Escape(answer.Columns[column]));
            }

            foreach (var row in answer.Rows)
            {
                table.AddRow([.. shown.Select(column => Markup.Escape(Text(row[column])))]);
            }

            console.Write(table);
        }

        Proven(answer, console);
    }

    private static string Json(Answer answer)
    {
        using var buffer = new MemoryStream();
        using (var json = new Utf8JsonWriter(buffer, new JsonWriterOptions { Indented = true }))
        {
            json.WriteStartObject();
            json.WriteString("schema", "ringfence.answer/1");
            json.WriteString("question", answer.Question);
            json.WriteStartObject("parameters");
            foreach (var (name, value) in answer.Parameters)
            {
                json.WriteString(name, value);
            }

            json.WriteEndObject();
            json.WriteStartArray("rows");
            foreach (var row in answer.Rows)
            {
                Row(json, answer.Columns, row);
            }

            json.WriteEndArray();
            Coverage(json, answer.Coverage);
            json.WriteStartArray("notes");
            foreach (var note in answer.Notes)
            {
                json.WriteStringValue(note);
            }

            json.WriteEndArray();
            json.WriteString("next", answer.Next);
            json.WriteEndObject();
        }

        return Encoding.UTF8.GetString(buffer.ToArray());
    }

    private static void Row(Utf8JsonWriter json, IReadOnlyList<string> columns, object?[] row)
    {
        json.WriteStartObject();
        for (var column = 0; column < columns.Count; column++)
        {
            json.WritePropertyName(columns[column]);
            switch (row[column])
            {
                case null:
                    json.WriteNullValue();
                    break;
                case long number:
                    json.WriteNumberValue(number);
                    break;
                case double number when double.IsFinite(number):
                    json.WriteNumberValue(number);
                    break;
                case double number:
                    json.WriteStringValue(Text(number));
                    break;
                case var text:
                    json.WriteStringValue((string)text);
                    break;
            }
        }

        json.WriteEndObject();
    }

    private static void Coverage(Utf8JsonWriter json, IReadOnlyDictionary<string, IReadOnlyList<TimeSpanUtc>> coverage)
    {
        json.WriteStartObject("coverage");
        foreach (var (layer, spans) in coverage)
        {
            json.WriteStartArray(layer);
            foreach (var span in spans)
            {
                json.WriteStartObject();
                json.WriteString("from", Time(span.From));
                json.WriteString("to", Time(span.To));
                json.WriteEndObject();
            }

            json.WriteEndArray();
        }

        json.WriteEndObject();
    }

    private static void Csv(Answer answer, TextWriter to)
    {
        to.Write(string.Join(',', answer.Columns.Select(Quoted)) + "\r\n");
        foreach (var row in answer.Rows)
        {
            to.Write(string.Join(',', row.Select(value => Quoted(value is null ? "" : Text(value)))) + "\r\n");
        }

        // A spreadsheet runs what begins like a formula: such a text is given an apostrophe before it.
        static string Quoted(string text)
        {
            text =
                text.Length > 0
                && "=+-@\t\r".Contains(text[0], StringComparison.Ordinal)
                && !double.TryParse(text, CultureInfo.InvariantCulture, out _)
                    ? "'" + text
                    : text;
            return text.AsSpan().IndexOfAny(",\"\r\n") < 0
                ? text
                : $"\"{text.Replace("\"", "\"\"", StringComparison.Ordinal)}\"";
        }
    }

    private static string Text(object? value) =>
        value is null ? "–" : Convert.ToString(value, CultureInfo.InvariantCulture)!;

    private static string Time(DateTimeOffset time) =>
        time.ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture);
}
