using System.Text;
using System.Text.Json;
using System.Xml;
using Ringfence.Aws.Calls;

namespace Ringfence.Posture.Live;

/// <summary>The code and message of an error in any of AWS's protocols: JSON 1.0 and 1.1, REST, Query, EC2's own, S3's.</summary>
internal static class AwsError
{
    public static RefusedCallException Of(AwsAnswer answer)
    {
        var (code, message) = Read(answer);
        var refused = new RefusedCallException(code, answer.Status, RefusedCallException.ActionIn(message));

        // Cloud Control passes on what the service behind it said, under a name of its own.
        return refused.Action is null || refused.IsDenied
            ? refused
            : new RefusedCallException("AccessDenied", answer.Status, refused.Action);
    }

    private static (string Code, string Message) Read(AwsAnswer answer)
    {
        var code = answer.Headers.TryGetValue("x-amzn-ErrorType", out var header) ? Name(header) : "";
        var body = Encoding.UTF8.GetString(answer.Body.Span).Trim();
        var message = "";
        try
        {
            if (body.StartsWith('{'))
            {
                using var json = JsonDocument.Parse(body);
                if (code.Length == 0)
                {
                    code = Name(Text(json.RootElement, "__type") ?? Text(json.RootElement, "code") ?? "");
                }

                message = Text(json.RootElement, "message") ?? Text(json.RootElement, "Message") ?? "";
            }
            else if (body.StartsWith('<'))
            {
                var error = AwsXml
                    .Parse(answer.Body)
                    .DescendantsAndSelf()
                    .First(each => each.Name.LocalName == "Error");
                code = AwsXml.Text(error, "Code") ?? code;
                message = AwsXml.Text(error, "Message") ?? "";
            }
        }
        catch (Exception error) when (error is JsonException or XmlException or InvalidOperationException)
        {
            // A proxy's page: the status is all there is.
        }

        return (code.Length == 0 ? $"HTTP{answer.Status}" : code, message);
    }

    // "com.amazonaws.kms#AccessDeniedException", "AccessDeniedException:http://…".
    private static string Name(string code)
    {
        var name = code[(code.IndexOf('#', StringComparison.Ordinal) + 1)..];
        var colon = name.IndexOf(':', StringComparison.Ordinal);
        return colon < 0 ? name : name[..colon];
    }

    private static string? Text(JsonElement json, string name) =>
        json.ValueKind == JsonValueKind.Object
        && json.TryGetProperty(name, out var value)
        && value.ValueKind == JsonValueKind.String
            ? value.GetString()
            : null;
}
