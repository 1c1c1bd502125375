using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;

namespace Ringfence.Evidence.Sigma;

/// <summary>Values of an event by the field names that rules for CloudTrail use: paths from the event's top, dots between.</summary>
internal static class SigmaField
{
    /// <summary>The scalars at a path, as text; through arrays, every item's. Null and absent yield none.</summary>
    public static List<string> Values(JsonElement happened, string path)
    {
        var values = new List<string>();
        Walk(happened, path, element => Scalars(element, values));
        return values;
    }

    public static bool Exists(JsonElement happened, string path)
    {
        var found = false;
        Walk(happened, path, element => found |= element.ValueKind != JsonValueKind.Null);
        return found;
    }

    /// <summary>Every scalar of the event.</summary>
    public static List<string> All(JsonElement happened)
    {
        var values = new List<string>();
        Deep(happened, values);
        return values;
    }

    private static void Walk(JsonElement element, string path, Action<JsonElement> found)
    {
        if (element.ValueKind == JsonValueKind.Array)
        {
            foreach (var item in element.EnumerateArray())
            {
                Walk(item, path, found);
            }

            return;
        }

        if (element.ValueKind != JsonValueKind.Object)
        {
            return;
        }

        // Names may hold dots themselves (tags, policy conditions): the whole name goes first.
        if (element.TryGetProperty(path, out var whole))
        {
            found(whole);
            return;
        }

        for (var dot = path.IndexOf('.', StringComparison.Ordinal); dot > 0; dot = path.IndexOf('.', dot + 1))
        {
            if (element.TryGetProperty(path.AsSpan(0, dot), out var inner))
            {
                Walk(inner, path[(dot + 1)..], found);
                return;
            }
        }
    }

    private static void Scalars(JsonElement element, List<string> values)
    {
        switch (element.ValueKind)
        {
            case JsonValueKind.Array:
                foreach (var item in element.EnumerateArray())
                {
                    Scalars(item, values);
                }

                break;
            case JsonValueKind.String:
                values.Add(element.GetString()!);
                break;
            case JsonValueKind.Number or JsonValueKind.True or JsonValueKind.False:
                values.Add(element.GetRawText());
                break;

            // Rules ask what a structure contains, as CloudTrail writes it: without blanks.
            case JsonValueKind.Object:
                values.Add(Compact(element));
                break;
            default:
                break;
        }
    }

    private static void Deep(JsonElement element, List<string> values)
    {
        switch (element.ValueKind)
        {
            case JsonValueKind.Array:
                foreach (var item in element.EnumerateArray())
                {
                    Deep(item, values);
                }

                break;
            case JsonValueKind.Object:
                foreach (var member in element.EnumerateObject())
                {
                    Deep(member.Value, values);
                }

                break;
            default:
                Scalars(element, values);
                break;
        }
    }

    private static string Compact(JsonElement element)
    {
        using var buffer = new MemoryStream();
        using (
            var json = new Utf8JsonWriter(
                buffer,
                new JsonWriterOptions { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping }
            )
        )
        {
            element.WriteTo(json);
        }

        return Encoding.UTF8.GetString(buffer.ToArray());
    }
}
