using System.Buffers;
using System.Text.Json;
using Microsoft.Extensions.Primitives;

namespace Ringfence.Gateway.Doors.Anthropic;

/// <summary>The betas a request asks for: in the body's <c>anthropic_beta</c>, in the <c>anthropic-beta</c> header, or in both.</summary>
internal static class Betas
{
    /// <summary>Names the operation that counts tokens; it is no beta of the model's.</summary>
    public const string Counting = "token-counting-2024-11-01";

    /// <summary>
    /// Adds the header's to the body's. All of them go up, known or not: a beta and the members that it allows travel together, and
    /// the model refuses half a pair.
    /// </summary>
    /// <param name="except">One that is left out; null for none.</param>
    public static Refusal? Merge(JsonSplice body, StringValues header, string? except)
    {
        List<string> betas = [];
        if (
            !body.IsAbsentOr("anthropic_beta", JsonTokenType.StartArray) || !Read(body.ValueOf("anthropic_beta"), betas)
        )
        {
            return Invalid.At("anthropic_beta", "must be an array of strings.");
        }
        var before = betas.Count;
        foreach (var line in header)
        {
            foreach (var part in new StringTokenizer(line ?? "", [',']))
            {
                var beta = part.Trim().ToString();
                if (beta.Length > 0 && beta != except && !betas.Contains(beta))
                {
                    betas.Add(beta);
                }
            }
        }
        if (betas.Count > before)
        {
            body.Set("anthropic_beta", Array(betas));
        }
        return null;
    }

    private static bool Read(ReadOnlyMemory<byte> json, List<string> into)
    {
        var reader = new Utf8JsonReader(json.Span);
        while (!json.IsEmpty && reader.Read())
        {
            if (reader.TokenType == JsonTokenType.String)
            {
                if (JsonText.Unquote(json[(int)reader.TokenStartIndex..(int)reader.BytesConsumed]) is not { } beta)
                {
                    return false;
                }
                into.Add(beta);
            }
            else if (reader.CurrentDepth > 0)
            {
                return false;
            }
        }
        return true;
    }

    private static ReadOnlyMemory<byte> Array(List<string> betas)
    {
        var json = new ArrayBufferWriter<byte>();
        using var writer = new Utf8JsonWriter(json, JsonText.Writer);
        writer.WriteStartArray();
        betas.ForEach(writer.WriteStringValue);
        writer.WriteEndArray();
        writer.Flush();
        return json.WrittenMemory;
    }
}
