using System.Text.Json;
using Ringfence.LocalBedrock.Host;

namespace Ringfence.LocalBedrock.Runtime;

/// <summary>Reads members of a request, refusing those of another kind as AWS's deserializers do.</summary>
internal static class JsonShape
{
    /// <summary>A member that is there and is not null.</summary>
    public static JsonElement? Member(this JsonElement element, string name) =>
        element.ValueKind is JsonValueKind.Object
        && element.TryGetProperty(name, out var value)
        && value.ValueKind is not (JsonValueKind.Null or JsonValueKind.Undefined)
            ? value
            : null;

    public static string? Text(this JsonElement element, string name) =>
        element.Member(name) is not { } value ? null
        : value.ValueKind is JsonValueKind.String ? value.GetString()
        : throw Unexpected(name, "a string");

    public static int? Whole(this JsonElement element, string name) =>
        element.Member(name) is not { } value ? null
        : value.ValueKind is JsonValueKind.Number && value.TryGetInt32(out var number) ? number
        : throw Unexpected(name, "a whole number");

    public static double? Number(this JsonElement element, string name) =>
        element.Member(name) is not { } value ? null
        : value.ValueKind is JsonValueKind.Number ? value.GetDouble()
        : throw Unexpected(name, "a number");

    /// <summary>The items of a list member; none when it is absent.</summary>
    public static JsonElement.ArrayEnumerator Items(this JsonElement element, string name) =>
        element.Member(name) is not { } value ? default
        : value.ValueKind is JsonValueKind.Array ? value.EnumerateArray()
        : throw Unexpected(name, "a list");

    public static IEnumerable<string> Texts(this JsonElement element, string name)
    {
        foreach (var item in element.Items(name))
        {
            yield return item.ValueKind is JsonValueKind.String
                ? item.GetString()!
                : throw Unexpected(name, "a list of strings");
        }
    }

    public static AwsFault Unexpected(string name, string needed) =>
        new(400, "SerializationException", $"The value of '{name}' cannot be read: {needed} is needed.");
}
