using System.Text.Json;

namespace Ringfence.Gateway.Doors.OpenAi;

/// <summary>A caller's <c>metadata</c>, <c>user</c> and <c>safety_identifier</c> beside the gateway's own request metadata.</summary>
internal static class CallerMetadata
{
    /// <summary>The key of a caller's <c>user</c>; <c>user</c> itself is the gateway's, and verified.</summary>
    public const string User = "openai:user";

    /// <summary>All entries, ours winning over a caller's of the same key; null once refused. Texts are fitted to what Bedrock allows.</summary>
    public static IReadOnlyList<KeyValuePair<string, string>>? Merge(
        JsonElement body,
        CallLabels labels,
        BodyReading at
    )
    {
        if (
            !at.Optional(body, "metadata", JsonValueKind.Object, out var metadata)
            || !at.Optional(body, "user", out var user)
            || !at.Optional(body, "safety_identifier", out var safety)
        )
        {
            return null;
        }

        var merged = new OrderedDictionary<string, string>();
        foreach (var (key, value) in labels.Metadata)
        {
            merged[key] = value;
        }

        Add(User, user, merged);
        Add("openai:safety_identifier", safety, merged);
        if (metadata.ValueKind == JsonValueKind.Object)
        {
            at.Enter("metadata");
            foreach (var entry in metadata.EnumerateObject())
            {
                if (entry.Name.Length == 0 || entry.Value.ValueKind != JsonValueKind.String)
                {
                    at.Refuse("must hold strings under keys that are not empty.");
                    return null;
                }

                Add(entry.Name, JsonText.TryDecode(entry.Value, out var value) ? value : "", merged);
            }

            at.Leave();
        }

        if (merged.Count > RequestMetadata.MostEntries)
        {
            var left = RequestMetadata.MostEntries - labels.Metadata.Count;
            at.Refuse(
                "metadata",
                $"has too many entries: beside the gateway's own, {left} are left, user and safety_identifier included."
            );
            return null;
        }

        return [.. merged];
    }

    private static void Add(string key, string? value, OrderedDictionary<string, string> to)
    {
        if (value is not null)
        {
            to.TryAdd(RequestMetadata.Fit(key), RequestMetadata.Fit(value));
        }
    }
}
