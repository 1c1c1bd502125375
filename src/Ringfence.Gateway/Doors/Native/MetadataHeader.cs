using System.Text;

namespace Ringfence.Gateway.Doors.Native;

/// <summary>A caller's request metadata, as InvokeModel has it in a header, with the gateway's own pairs in it.</summary>
internal static class MetadataHeader
{
    /// <summary>Ours win over a caller's of the same key; a refusal when both are more than Bedrock takes.</summary>
    public static string? Merge(string json, IReadOnlyList<KeyValuePair<string, string>> ours, out Refusal? refusal)
    {
        var keys = new string[ours.Count];
        for (var i = 0; i < keys.Length; i++)
        {
            keys[i] = ours[i].Key;
        }
        if (JsonSplice.Open(Encoding.UTF8.GetBytes(json), keys, out refusal) is not { } splice)
        {
            refusal = Invalid.At(RequestMetadata.HeaderName, "must be one JSON object of strings, no key twice.");
            return null;
        }
        var added = 0;
        foreach (var (key, value) in ours)
        {
            added += splice.KindOf(key) == System.Text.Json.JsonTokenType.None ? 1 : 0;
            splice.Set(key, JsonText.Quote(value));
        }
        var merged = splice.Apply().Span;
        if (splice.Count + added > RequestMetadata.MostEntries)
        {
            refusal = Invalid.At(
                RequestMetadata.HeaderName,
                $"has {splice.Count} entries; with the {ours.Count} that the gateway sets, at most {RequestMetadata.MostEntries} are allowed."
            );
            return null;
        }
        if (
            RequestMetadata.HeaderName.Length + merged.Length > RequestMetadata.LongestHeader
            || merged.ContainsAnyExceptInRange((byte)' ', (byte)'~')
        )
        {
            refusal = Invalid.At(
                RequestMetadata.HeaderName,
                $"must be printable ASCII and, with what the gateway adds, at most {RequestMetadata.LongestHeader} characters."
            );
            return null;
        }
        return Encoding.ASCII.GetString(merged);
    }
}
