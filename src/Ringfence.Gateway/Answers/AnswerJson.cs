using System.Text.Json;

namespace Ringfence.Gateway.Answers;

/// <summary>
/// Reads counts, stop reason and guardrail action out of one JSON object of Bedrock or of a model: a whole answer, or an event of a
/// stream. One pass over its tokens; content is stepped over, never kept. What is not understood is left out, not an error: the
/// answer is the caller's, whatever it looks like.
/// </summary>
internal static class AnswerJson
{
    public static void Read(ReadOnlySpan<byte> json, CallUsage usage)
    {
        var reader = new Utf8JsonReader(json);
        try
        {
            if (reader.Read() && reader.TokenType == JsonTokenType.StartObject)
            {
                ReadObject(ref reader, usage);
            }
        }
        catch (JsonException)
        {
            // Not JSON, or not all of it: keep what was read so far.
        }
    }

    /// <summary>The members of an object that carries counts, directly or in one of the objects that are known to.</summary>
    private static void ReadObject(ref Utf8JsonReader reader, CallUsage usage)
    {
        while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
        {
            var name = reader.ValueSpan;
            reader.Read();
            switch (reader.TokenType)
            {
                case JsonTokenType.Number:
                    ReadCount(ref reader, name, usage);
                    break;
                case JsonTokenType.String:
                    ReadWord(ref reader, name, usage);
                    break;
                case JsonTokenType.StartObject when HoldsCounts(name):
                    usage.HasEnded |= name.SequenceEqual("amazon-bedrock-invocationMetrics"u8);
                    ReadObject(ref reader, usage);
                    break;
                case JsonTokenType.StartObject when name.SequenceEqual("trace"u8):
                    ReadTrace(ref reader, usage);
                    break;
                case JsonTokenType.StartArray when HoldsResults(name):
                    ReadArray(ref reader, usage);
                    break;
                default:
                    reader.Skip();
                    break;
            }
        }
    }

    private static bool HoldsCounts(ReadOnlySpan<byte> name) =>
        name.SequenceEqual("usage"u8)
        || name.SequenceEqual("message"u8) // Claude's message_start
        || name.SequenceEqual("delta"u8) // Claude's message_delta
        || name.SequenceEqual("metadata"u8) // Nova
        || name.SequenceEqual("messageStop"u8) // Nova
        || name.SequenceEqual("amazon-bedrock-invocationMetrics"u8);

    private static bool HoldsResults(ReadOnlySpan<byte> name) =>
        name.SequenceEqual("results"u8) // Titan
        || name.SequenceEqual("choices"u8); // OpenAI's models on Bedrock

    private static void ReadCount(ref Utf8JsonReader reader, ReadOnlySpan<byte> name, CallUsage usage)
    {
        if (!reader.TryGetInt64(out var count))
        {
            return;
        }
        if (name.SequenceEqual("tokenCount"u8)) // Titan, once a result
        {
            usage.Output += count;
        }
        else
        {
            usage.TryCount(name, count);
        }
    }

    private static void ReadWord(ref Utf8JsonReader reader, ReadOnlySpan<byte> name, CallUsage usage)
    {
        if (UsageNames.IsStopReason(name))
        {
            usage.StopReason = StopReasons.Text(ref reader);
            usage.GuardrailIntervened |= reader.ValueTextEquals("guardrail_intervened"u8);
        }
        else if (name.SequenceEqual("amazon-bedrock-guardrailAction"u8))
        {
            usage.GuardrailIntervened |= reader.ValueTextEquals("INTERVENED"u8);
        }
        else if (name.SequenceEqual("action"u8)) // ApplyGuardrail
        {
            usage.GuardrailIntervened |= reader.ValueTextEquals("GUARDRAIL_INTERVENED"u8);
        }
        else if (name.SequenceEqual("type"u8))
        {
            usage.HasEnded |= reader.ValueTextEquals("message_stop"u8);
        }
    }

    private static void ReadArray(ref Utf8JsonReader reader, CallUsage usage)
    {
        while (reader.Read() && reader.TokenType == JsonTokenType.StartObject)
        {
            ReadObject(ref reader, usage);
        }
    }

    /// <summary>A guardrail's trace: any assessment that blocked or masked is an intervention, also when the model finished its turn.</summary>
    private static void ReadTrace(ref Utf8JsonReader reader, CallUsage usage)
    {
        var depth = reader.CurrentDepth;
        while (reader.Read() && reader.CurrentDepth > depth)
        {
            if (reader.TokenType == JsonTokenType.PropertyName && reader.ValueTextEquals("action"u8) && reader.Read())
            {
                usage.GuardrailIntervened |=
                    reader.TokenType == JsonTokenType.String
                    && (reader.ValueTextEquals("BLOCKED"u8) || reader.ValueTextEquals("ANONYMIZED"u8));
            }
        }
    }
}
