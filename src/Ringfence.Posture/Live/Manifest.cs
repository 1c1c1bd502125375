using System.Text.Json;

namespace Ringfence.Posture.Live;

/// <summary>What a snapshot is of, and what is in it: <c>manifest.json</c> (<c>ringfence.snapshot/1</c>, docs/schemas/snapshot.schema.json).</summary>
/// <param name="Account">Twelve digits.</param>
/// <param name="Begun">When the collection began; ages are counted to it.</param>
/// <param name="Ended">When it ended.</param>
/// <param name="Regions">The regions that were asked for.</param>
/// <param name="Entries">A line a file, by region and type.</param>
public sealed record Manifest(
    string Account,
    DateTimeOffset Begun,
    DateTimeOffset Ended,
    IReadOnlyList<LiveRegion> Regions,
    IReadOnlyList<ManifestEntry> Entries
)
{
    /// <summary>The form's name and version.</summary>
    public const string Schema = "ringfence.snapshot/1";

    /// <summary>Its file's name in a snapshot's directory.</summary>
    public const string FileName = "manifest.json";

    /// <summary>How many calls were sent.</summary>
    public int Calls { get; init; }

    /// <summary>Why collecting ended before all was asked: the credentials' end. Null: it did not.</summary>
    public string? Over { get; init; }

    /// <summary>How many resources it has.</summary>
    public int Resources => Entries.Sum(entry => entry.Resources);

    /// <summary>What AWS was asked for and did not give.</summary>
    public IEnumerable<Gap> Refused => Entries.SelectMany(entry => entry.Gaps).Where(gap => gap.WasAsked);

    /// <summary>Writes it.</summary>
    public void Write(Stream output)
    {
        using var json = new Utf8JsonWriter(output, new JsonWriterOptions { Indented = true });
        json.WriteStartObject();
        json.WriteString("schema", Schema);
        json.WriteString("account", Account);
        json.WriteString("begun", Begun);
        json.WriteString("ended", Ended);
        json.WriteNumber("calls", Calls);
        if (Over is not null)
        {
            json.WriteString("over", Over);
        }

        json.WriteStartArray("regions");
        foreach (var region in Regions)
        {
            json.WriteStartObject();
            json.WriteString("name", region.Name);
            json.WriteBoolean("enabled", region.Enabled);
            json.WriteEndObject();
        }

        json.WriteEndArray();
        json.WriteStartArray("types");
        foreach (var entry in Entries)
        {
            json.WriteStartObject();
            json.WriteString("type", entry.Type);
            json.WriteString("region", entry.Region);
            json.WriteNumber("resources", entry.Resources);
            json.WriteStartArray("gaps");
            foreach (var gap in entry.Gaps)
            {
                json.WriteStartObject();
                ResourceFile.WriteGap(json, gap);
                json.WriteEndObject();
            }

            json.WriteEndArray();
            json.WriteEndObject();
        }

        json.WriteEndArray();
        json.WriteEndObject();
    }
}
