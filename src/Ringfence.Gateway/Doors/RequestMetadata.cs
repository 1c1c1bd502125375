using System.Buffers;
using System.Text;
using System.Text.Json;

namespace Ringfence.Gateway.Doors;

/// <summary>Bedrock's request metadata: what layer three, the invocation log, carries of a call besides the call itself.</summary>
internal static class RequestMetadata
{
    public const string HeaderName = "X-Amzn-Bedrock-Request-Metadata";

    /// <summary>Bedrock takes no more entries than this.</summary>
    public const int MostEntries = 16;

    /// <summary>Name and value of the header together.</summary>
    public const int LongestHeader = 8500;

    private const int LongestText = 256;

    private static readonly SearchValues<char> Allowed = SearchValues.Create(
        "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789 :_@$#=/+,-."
    );

    /// <summary>The form that InvokeModel takes it in; a refusal when it is too long for that.</summary>
    public static string? Header(IReadOnlyList<KeyValuePair<string, string>> pairs, out Refusal? refusal)
    {
        var json = new ArrayBufferWriter<byte>();
        using (var writer = new Utf8JsonWriter(json, JsonText.Writer))
        {
            writer.WriteStartObject();
            WritePairs(pairs, writer);
            writer.WriteEndObject();
        }

        var length = HeaderName.Length + json.WrittenCount;
        refusal =
            length > LongestHeader
                ? Invalid.Body(
                    $"The request metadata is {length} characters as a header; at most {LongestHeader} are allowed."
                )
                : null;
        return refusal is null ? Encoding.UTF8.GetString(json.WrittenSpan) : null;
    }

    public static void WritePairs(IReadOnlyList<KeyValuePair<string, string>> pairs, Utf8JsonWriter to)
    {
        foreach (var (key, value) in pairs)
        {
            to.WriteString(key, value);
        }
    }

    /// <summary>Text as metadata may hold it: at most 256 characters, anything outside Bedrock's character set as an underscore.</summary>
    public static string Fit(string text)
    {
        ReadOnlySpan<char> fit = text.AsSpan(0, Math.Min(text.Length, LongestText));
        if (!fit.ContainsAnyExcept(Allowed))
        {
            return fit.Length == text.Length ? text : fit.ToString();
        }

        Span<char> replaced = stackalloc char[fit.Length];
        for (var i = 0; i < fit.Length; i++)
        {
            replaced[i] = Allowed.Contains(fit[i]) ? fit[i] : '_';
        }

        return replaced.ToString();
    }
}
