using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Primitives;

namespace Ringfence.Gateway.Doors.Native;

/// <summary>
/// The headers of an Invoke call that go up: <c>Accept</c> and Bedrock's own by allow-list, the caller's metadata merged with ours, and the
/// configured guardrail in place of any that the caller named.
/// </summary>
internal static class InvokeCallHeaders
{
    private const string Prefix = "X-Amzn-Bedrock-";
    private const string GuardrailPrefix = "X-Amzn-Bedrock-Guardrail";
    private const string GuardrailId = "X-Amzn-Bedrock-GuardrailIdentifier";
    private const string GuardrailVersion = "X-Amzn-Bedrock-GuardrailVersion";

    public static List<KeyValuePair<string, string>>? Of(
        IHeaderDictionary from,
        CallLabels labels,
        bool stream,
        out Refusal? refusal
    )
    {
        var headers = new List<KeyValuePair<string, string>>(6);
        var metadata = StringValues.Empty;
        foreach (var (name, values) in from)
        {
            if (name.Equals(RequestMetadata.HeaderName, StringComparison.OrdinalIgnoreCase))
            {
                metadata = values;
            }
            else if (Passes(name, labels, stream))
            {
                if (values is not [{ } value] || value.AsSpan().ContainsAnyExceptInRange(' ', '~'))
                {
                    refusal = Invalid.Body($"The header {name} must be given once, in printable ASCII.");
                    return null;
                }
                headers.Add(new(name, value));
            }
        }
        if (Merge(metadata, labels, out refusal) is not { } merged)
        {
            return null;
        }
        headers.Add(new(RequestMetadata.HeaderName, merged));
        if (labels.GuardrailId is { } id)
        {
            headers.Add(new(GuardrailId, id));
            headers.Add(new(GuardrailVersion, labels.GuardrailVersion!));
        }
        return headers;
    }

    /// <summary>On a stream <c>Accept</c> is about the stream itself; the model's type has a header of its own there.</summary>
    private static bool Passes(string name, CallLabels labels, bool stream) =>
        name.StartsWith(Prefix, StringComparison.OrdinalIgnoreCase)
            ? labels.GuardrailId is null || !name.StartsWith(GuardrailPrefix, StringComparison.OrdinalIgnoreCase)
            : !stream && name.Equals("Accept", StringComparison.OrdinalIgnoreCase);

    private static string? Merge(StringValues given, CallLabels labels, out Refusal? refusal)
    {
        if (given.Count == 0)
        {
            return RequestMetadata.Header(labels.Metadata, out refusal);
        }
        refusal = Invalid.Body($"{RequestMetadata.HeaderName} must be one JSON object of strings.");
        return given is [{ } json] ? MetadataHeader.Merge(json, labels.Metadata, out refusal) : null;
    }
}
