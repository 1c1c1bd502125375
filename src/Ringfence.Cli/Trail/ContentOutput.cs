using System.Text;
using System.Text.Json;
using Ringfence.Evidence.Content;

namespace Ringfence.Cli.Trail;

/// <summary>Prompts and answers on the terminal, or as one JSON object a line behind the answer.</summary>
internal static class ContentOutput
{
    /// <param name="content">Null: not asked for.</param>
    public static void Write(IReadOnlyList<CallContent>? content, OutputFormat format, Terminal terminal)
    {
        if (content is null)
        {
            return;
        }

        if (content.Count == 0 && format != OutputFormat.Json)
        {
            terminal.Raw.WriteLine(
                "content: none is kept of this call (it was not asked for at ingest, is under zero data retention, or was deleted)"
            );
        }

        foreach (var body in content)
        {
            var text = Encoding.UTF8.GetString(body.Body.Span);
            var streamed = body.Side == "output" ? StreamedText.Of(body.Body) : null;
            terminal.Raw.WriteLine(
                format == OutputFormat.Json ? Json(body, text, streamed)
                : streamed is null ? $"{body.Side} of {body.RequestId}:\n{Plain(text)}"
                : $"{body.Side} of {body.RequestId}, put together from its stream:\n{Plain(streamed)}"
            );
        }
    }

    // What a model says must not drive the terminal.
    private static string Plain(string text) =>
        string.Concat(text.Select(one => char.IsControl(one) && one is not ('\n' or '\t') ? '\ufffd' : one));

    private static string Json(CallContent body, string text, string? streamed)
    {
        using var buffer = new MemoryStream();
        using (var json = new Utf8JsonWriter(buffer))
        {
            json.WriteStartObject();
            json.WriteString("schema", "ringfence.content/1");
            json.WriteString("requestId", body.RequestId);
            json.WriteString("side", body.Side);
            json.WriteString("body", text);
            if (streamed is not null)
            {
                json.WriteString("text", streamed);
            }

            json.WriteEndObject();
        }

        return Encoding.UTF8.GetString(buffer.ToArray());
    }
}
