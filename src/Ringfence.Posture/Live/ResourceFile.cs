using System.Text.Json;

namespace Ringfence.Posture.Live;

/// <summary>
/// The resources of one type in one region, as a snapshot keeps them (<c>ringfence.resources/1</c>,
/// docs/schemas/resources.schema.json). What was not read stands in it too, so that its absence is never taken for none.
/// </summary>
/// <param name="Type">CloudFormation's type, or <c>Ringfence::…</c>.</param>
/// <param name="Region">Empty for what an account has once.</param>
/// <param name="Resources">In the order of their identifiers.</param>
/// <param name="Gaps">What was not read.</param>
public sealed record ResourceFile(
    string Type,
    string Region,
    IReadOnlyList<ResourceRecord> Resources,
    IReadOnlyList<Gap> Gaps
)
{
    /// <summary>The form's name and version.</summary>
    public const string Schema = "ringfence.resources/1";

    /// <summary>Where it stands below a snapshot's directory: <c>us-east-1/AWS.S3.Bucket.json</c>.</summary>
    public string Path =>
        $"{(Region.Length == 0 ? "account" : Region)}/{Type.Replace("::", ".", StringComparison.Ordinal)}.json";

    /// <summary>Writes it, one resource after the other.</summary>
    public void Write(Stream output)
    {
        using var json = new Utf8JsonWriter(output, new JsonWriterOptions { Indented = true });
        json.WriteStartObject();
        json.WriteString("schema", Schema);
        json.WriteString("type", Type);
        json.WriteString("region", Region);
        json.WriteStartArray("gaps");
        foreach (var gap in Gaps)
        {
            json.WriteStartObject();
            WriteGap(json, gap);
            json.WriteEndObject();
        }

        json.WriteEndArray();
        json.WriteStartArray("resources");
        foreach (var resource in Resources)
        {
            json.WriteStartObject();
            json.WriteString("identifier", resource.Identifier);
            if (resource.Properties is { } properties)
            {
                json.WritePropertyName("properties");
                properties.WriteTo(json);
            }
            else if (resource.Unread is { } unread)
            {
                json.WriteStartObject("unread");
                WriteGap(json, unread);
                json.WriteEndObject();
            }

            json.WriteEndObject();
        }

        json.WriteEndArray();
        json.WriteEndObject();
    }

    /// <summary>Its content.</summary>
    public byte[] ToBytes()
    {
        using var buffer = new MemoryStream();
        Write(buffer);
        return buffer.ToArray();
    }

    internal static void WriteGap(Utf8JsonWriter json, Gap gap)
    {
        json.WriteString("code", gap.Code);
        if (gap.Identifier is { } identifier)
        {
            json.WriteString("identifier", identifier);
        }

        if (gap.Action is { } action)
        {
            json.WriteString("action", action);
        }
    }
}
