namespace Ringfence.Gateway.Doors;

/// <summary>The Bedrock headers of InvokeModel and InvokeModelWithResponseStream, which carry what Converse has in its body.</summary>
internal static class InvokeHeaders
{
    /// <summary>The answer's type, the request metadata and the guardrail; null with a refusal when the metadata is too long.</summary>
    public static List<KeyValuePair<string, string>>? Of(CallLabels labels, bool stream, out Refusal? refusal)
    {
        List<KeyValuePair<string, string>> headers =
        [
            new(stream ? "X-Amzn-Bedrock-Accept" : "Accept", "application/json"),
        ];
        refusal = null;
        if (labels.Metadata.Count > 0)
        {
            if (RequestMetadata.Header(labels.Metadata, out refusal) is not { } metadata)
            {
                return null;
            }

            headers.Add(new(RequestMetadata.HeaderName, metadata));
        }

        if (labels is { GuardrailId: { } id, GuardrailVersion: { } version })
        {
            headers.Add(new("X-Amzn-Bedrock-GuardrailIdentifier", id));
            headers.Add(new("X-Amzn-Bedrock-GuardrailVersion", version));
        }

        return headers;
    }
}
