using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using Ringfence.Redaction;

namespace Ringfence.Cli.Phi;

/// <summary>One line a document: <c>{"id","spans":[{"start","end","type","score","why"}]}</c>; schema <c>ringfence.phi-scan/1</c>.</summary>
internal static class SpanLine
{
    // A terminal or a file takes it, no HTML page: names in ids stay readable.
    private static readonly JsonWriterOptions Plain = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>The line; with <paramref name="bytes"/> each span has <c>startByte</c> and <c>endByte</c> too.</summary>
    public static string Of(PhiDocument document, IReadOnlyList<PhiSpan> spans, bool bytes)
    {
        using var buffer = new MemoryStream();
        using (var json = new Utf8JsonWriter(buffer, Plain))
        {
            json.WriteStartObject();
            json.WriteString("id", document.Id);
            json.WriteStartArray("spans");
            var (unit, octet) = (0, 0);
            foreach (var span in spans)
            {
                json.WriteStartObject();
                json.WriteNumber("start", span.Start);
                json.WriteNumber("end", span.End);
                if (bytes)
                {
                    octet += Encoding.UTF8.GetByteCount(document.Text.AsSpan(unit..span.Start));
                    unit = span.Start;
                    json.WriteNumber("startByte", octet);
                    json.WriteNumber(
                        "endByte",
                        octet + Encoding.UTF8.GetByteCount(document.Text.AsSpan(span.Start..span.End))
                    );
                }

                json.WriteString("type", span.Kind.Label());
                json.WriteNumber("score", span.Score);
                json.WriteString("why", span.Why);
                json.WriteEndObject();
            }

            json.WriteEndArray();
            json.WriteEndObject();
        }

        return Encoding.UTF8.GetString(buffer.GetBuffer(), 0, (int)buffer.Length);
    }

    /// <summary>A line <c>{"id","text"}</c>.</summary>
    public static string Of(string id, string text)
    {
        using var buffer = new MemoryStream();
        using (var json = new Utf8JsonWriter(buffer, Plain))
        {
            json.WriteStartObject();
            json.WriteString("id", id);
            json.WriteString("text", text);
            json.WriteEndObject();
        }

        return Encoding.UTF8.GetString(buffer.GetBuffer(), 0, (int)buffer.Length);
    }
}
