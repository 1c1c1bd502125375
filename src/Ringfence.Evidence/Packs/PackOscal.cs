using System.Security.Cryptography;
using System.Text;
using System.Text.Json;

namespace Ringfence.Evidence.Packs;

/// <summary>
/// The pack as NIST OSCAL 1.1.2 assessment results: an observation a ground, a finding a control. Only what is upheld is
/// satisfied; what is unknown is not. The same pack yields the same identifiers.
/// </summary>
internal static class PackOscal
{
    private const string Namespace = "https://ringfence.invalid/ns/oscal";

    public static byte[] Write(Pack pack)
    {
        using var buffer = new MemoryStream();
        using (var json = new Utf8JsonWriter(buffer, new JsonWriterOptions { Indented = true }))
        {
            var made = Cell.Time(pack.Request.Made);
            json.WriteStartObject();
            json.WriteStartObject("assessment-results");
            json.WriteString("uuid", Id(pack, "results"));
            json.WriteStartObject("metadata");
            json.WriteString("title", $"Evidence of {pack.Request.Framework.Title}");
            json.WriteString("last-modified", made);
            json.WriteString("version", made);
            json.WriteString("oscal-version", "1.1.2");
            json.WriteEndObject();
            json.WriteStartObject("import-ap");
            json.WriteString("href", "#" + Id(pack, "plan"));
            json.WriteEndObject();
            json.WriteStartArray("results");
            Result(json, pack, made);
            json.WriteEndArray();
            BackMatter(json, pack);
            json.WriteEndObject();
            json.WriteEndObject();
        }

        buffer.WriteByte((byte)'\n');
        return buffer.ToArray();
    }

    private static void Result(Utf8JsonWriter json, Pack pack, string made)
    {
        json.WriteStartObject();
        json.WriteString("uuid", Id(pack, "result"));
        json.WriteString(
            "title",
            $"{pack.Request.Framework.Title}, {Cell.Time(pack.Request.From)} to {Cell.Time(pack.Request.To)}"
        );
        json.WriteString(
            "description",
            "Each control that cites the framework: what upholds it, what breaks it, what is unknown and why. A control whose evidence is not proven complete is not satisfied."
        );
        json.WriteString("start", Cell.Time(pack.Request.From));
        json.WriteString("end", Cell.Time(pack.Request.To));
        Properties(
            json,
            [
                .. pack.Layers.Select(layer =>
                    ($"layer-{layer.Layer}", layer.Complete ? "complete" : "not-proven-complete", layer.Why)
                ),
            ]
        );
        json.WriteStartObject("reviewed-controls");
        json.WriteStartArray("control-selections");
        json.WriteStartObject();
        json.WriteStartObject("include-all");
        json.WriteEndObject();
        json.WriteEndObject();
        json.WriteEndArray();
        json.WriteEndObject();
        json.WriteStartArray("observations");
        foreach (var control in pack.Controls)
        {
            for (var at = 0; at < control.Grounds.Count; at++)
            {
                Observation(json, pack, control, at, made);
            }
        }

        json.WriteEndArray();
        json.WriteStartArray("findings");
        foreach (var control in pack.Controls)
        {
            Finding(json, pack, control);
        }

        json.WriteEndArray();
        json.WriteEndObject();
    }

    private static void Observation(Utf8JsonWriter json, Pack pack, ControlAssessment control, int at, string made)
    {
        var ground = control.Grounds[at];
        json.WriteStartObject();
        json.WriteString("uuid", Id(pack, $"observation {control.Control.Id} {at}"));
        json.WriteString("title", $"{control.Control.Id}: {ground.Effect.ToString().ToLowerInvariant()}");
        json.WriteString("description", ground.Text);
        Properties(json, [("effect", ground.Effect.ToString().ToLowerInvariant(), null)]);
        json.WriteStartArray("methods");
        json.WriteStringValue(ground.Exhibit?.Columns.Contains("owner") == true ? "INTERVIEW" : "EXAMINE");
        json.WriteEndArray();
        json.WriteStartArray("types");
        json.WriteStringValue("finding");
        json.WriteEndArray();
        if (ground.Exhibit is { } exhibit)
        {
            json.WriteStartArray("relevant-evidence");
            json.WriteStartObject();
            json.WriteString("href", "#" + Id(pack, exhibit.File));
            json.WriteString("description", $"{exhibit.Id}: {exhibit.Title}");
            json.WriteEndObject();
            json.WriteEndArray();
        }

        json.WriteString("collected", made);
        json.WriteEndObject();
    }

    private static void Finding(Utf8JsonWriter json, Pack pack, ControlAssessment control)
    {
        json.WriteStartObject();
        json.WriteString("uuid", Id(pack, "finding " + control.Control.Id));
        json.WriteString("title", control.Control.Title);
        json.WriteString("description", control.Control.Why);
        Properties(
            json,
            [
                ("status", control.Status.ToString().ToLowerInvariant(), null),
                .. ShownBy.Of(control.Control).Select(by => ("shown-by", by, (string?)null)),
                .. control.Cites.Select(cite => ("serves", cite.ToString(), (string?)cite.Title)),
            ]
        );
        json.WriteStartObject("target");
        json.WriteString("type", "objective-id");
        json.WriteString("target-id", control.Control.Id);
        json.WriteStartObject("status");
        json.WriteString("state", control.Status == PackStatus.Upheld ? "satisfied" : "not-satisfied");
        json.WriteString(
            "reason",
            control.Status switch
            {
                PackStatus.Upheld => "pass",
                PackStatus.Broken or PackStatus.Accepted => "fail",
                _ => "other",
            }
        );
        json.WriteEndObject();
        json.WriteEndObject();
        json.WriteStartArray("related-observations");
        for (var at = 0; at < control.Grounds.Count; at++)
        {
            json.WriteStartObject();
            json.WriteString("observation-uuid", Id(pack, $"observation {control.Control.Id} {at}"));
            json.WriteEndObject();
        }

        json.WriteEndArray();
        json.WriteEndObject();
    }

    private static void BackMatter(Utf8JsonWriter json, Pack pack)
    {
        if (pack.Exhibits.Count == 0)
        {
            return;
        }

        json.WriteStartObject("back-matter");
        json.WriteStartArray("resources");
        foreach (var exhibit in pack.Exhibits)
        {
            json.WriteStartObject();
            json.WriteString("uuid", Id(pack, exhibit.File));
            json.WriteString("title", $"{exhibit.Id}: {exhibit.Title}");
            json.WriteStartArray("rlinks");
            json.WriteStartObject();
            json.WriteString("href", exhibit.File);
            json.WriteString("media-type", "text/csv");
            json.WriteEndObject();
            json.WriteEndArray();
            json.WriteEndObject();
        }

        json.WriteEndArray();
        json.WriteEndObject();
    }

    private static void Properties(Utf8JsonWriter json, IReadOnlyList<(string Name, string Value, string? Remarks)> all)
    {
        json.WriteStartArray("props");
        foreach (var (name, value, remarks) in all)
        {
            json.WriteStartObject();
            json.WriteString("name", name);
            json.WriteString("ns", Namespace);
            json.WriteString("value", value);
            if (remarks is not null)
            {
                json.WriteString("remarks", remarks);
            }

            json.WriteEndObject();
        }

        json.WriteEndArray();
    }

    // OSCAL takes identifiers of versions 4 and 5; this one follows from the content, as 5 does.
    private static string Id(Pack pack, string what)
    {
        var hash = SHA256.HashData(
            Encoding.UTF8.GetBytes(
                $"{pack.Request.Framework.Id}\n{Cell.Time(pack.Request.From)}\n{Cell.Time(pack.Request.To)}\n{Cell.Time(pack.Request.Made)}\n{what}"
            )
        );
        hash[6] = (byte)((hash[6] & 0x0f) | 0x50);
        hash[8] = (byte)((hash[8] & 0x3f) | 0x80);
        return new Guid(hash.AsSpan(0, 16), bigEndian: true).ToString();
    }
}
