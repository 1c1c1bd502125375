using System.Text.Json;

namespace Ringfence.Evidence.Ingest;

/// <summary>
/// What is noted of a prompt's or an answer's body: the counters of a streamed answer's last chunk, a guardrail that intervened, and what
/// it holds beside text. Never what was asked or answered.
/// </summary>
internal struct BodyNotes
{
    public long? InputTokens;
    public long? OutputTokens;
    public bool Intervened;
    public BodyContents Contents;

    /// <summary>Walks the value that the reader stands on; behind it afterwards.</summary>
    public void Read(scoped ref Utf8JsonReader reader)
    {
        if (reader.TokenType is not (JsonTokenType.StartObject or JsonTokenType.StartArray))
        {
            reader.Skip();
            return;
        }

        var depth = reader.CurrentDepth;
        while (reader.Read() && reader.CurrentDepth > depth)
        {
            if (reader.TokenType == JsonTokenType.PropertyName)
            {
                Property(ref reader);
            }
        }
    }

    /// <summary>As words of a row: <c>image document</c>; empty for text alone.</summary>
    public static string Words(BodyContents contents, string before = "")
    {
        var words = "";
        foreach (var one in Enum.GetValues<BodyContents>())
        {
            if (one != BodyContents.TextAlone && contents.HasFlag(one))
            {
                words += $" {before}{one.ToString().ToLowerInvariant()}";
            }
        }

        return words.TrimStart();
    }

    private void Property(scoped ref Utf8JsonReader reader)
    {
        var stop = reader.ValueTextEquals("stopReason"u8);
        var action = reader.ValueTextEquals("amazon-bedrock-guardrailAction"u8);
        var metrics = reader.ValueTextEquals("amazon-bedrock-invocationMetrics"u8);
        var type = reader.ValueTextEquals("type"u8);
        var named = reader.ValueIsEscaped ? BodyContents.TextAlone : Named(reader.ValueSpan);
        reader.Read();
        if (reader.TokenType is JsonTokenType.StartObject or JsonTokenType.StartArray)
        {
            Contents |= named;
            if (metrics && reader.TokenType == JsonTokenType.StartObject)
            {
                Metrics(ref reader);
            }
        }
        else if (reader.TokenType == JsonTokenType.String)
        {
            Intervened |=
                (stop && reader.ValueTextEquals("guardrail_intervened"u8))
                || (action && reader.ValueTextEquals("INTERVENED"u8));

            // Anthropic's blocks say what they are; Titan's and Stability's pictures stand as base64 under their name.
            Contents |=
                type && !reader.ValueIsEscaped && reader.ValueSpan.Length < 16 ? Named(reader.ValueSpan)
                : reader.ValueSpan.Length > 256 ? named
                : BodyContents.TextAlone;
        }
    }

    private void Metrics(scoped ref Utf8JsonReader reader)
    {
        while (reader.Next(out var name))
        {
            if (name.SequenceEqual("inputTokenCount"u8))
            {
                InputTokens = reader.Whole() ?? InputTokens;
            }
            else if (name.SequenceEqual("outputTokenCount"u8))
            {
                OutputTokens = reader.Whole() ?? OutputTokens;
            }
            else
            {
                reader.Skip();
            }
        }
    }

    private static BodyContents Named(ReadOnlySpan<byte> name) =>
        name switch
        {
            _ when name.SequenceEqual("image"u8)
                    || name.SequenceEqual("images"u8)
                    || name.SequenceEqual("inputImage"u8)
                    || name.SequenceEqual("artifacts"u8) => BodyContents.Image,
            _ when name.SequenceEqual("document"u8) => BodyContents.Document,
            _ when name.SequenceEqual("audio"u8) => BodyContents.Audio,
            _ when name.SequenceEqual("video"u8) => BodyContents.Video,
            _ when name.SequenceEqual("embedding"u8)
                    || name.SequenceEqual("embeddings"u8)
                    || name.SequenceEqual("embeddingsByType"u8) => BodyContents.Embedding,
            _ => BodyContents.TextAlone,
        };
}
