using System.Text.Json;

namespace Ringfence.Ledger.Entries;

/// <summary>The two fields every entry starts with: <c>v</c> and <c>type</c>.</summary>
internal static class EntryHead
{
    /// <summary>Whether an entry is of this type and of a version that this program reads.</summary>
    public static bool Is(ReadOnlySpan<byte> entry, string type)
    {
        Utf8JsonReader json = new(entry);
        var version = false;
        var named = false;
        try
        {
            if (!json.Read() || json.TokenType != JsonTokenType.StartObject)
            {
                return false;
            }

            while (!(version && named) && json.Read() && json.TokenType == JsonTokenType.PropertyName)
            {
                var isVersion = json.ValueTextEquals("v"u8);
                var isType = json.ValueTextEquals("type"u8);
                json.Read();
                version |= isVersion && IsVersion(json);
                named |= isType && json.TokenType == JsonTokenType.String && json.ValueTextEquals(type);
                json.Skip();
            }
        }
        catch (JsonException)
        {
            return false;
        }

        return version && named;
    }

    private static bool IsVersion(in Utf8JsonReader json) =>
        json.TokenType == JsonTokenType.Number && json.TryGetInt32(out var version) && version == EntryEncoding.Version;
}
