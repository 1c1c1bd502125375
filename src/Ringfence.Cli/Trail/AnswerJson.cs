using System.Text;
using System.Text.Json;
using Ringfence.Evidence.Calls;

namespace Ringfence.Cli.Trail;

/// <summary>An answer in the form <c>ringfence.answer/1</c> (docs/schemas).</summary>
internal static class AnswerJson
{
    public static string Of(
        string question,
        IReadOnlyDictionary<string, string> parameters,
        IReadOnlyList<LayerView> layers
    )
    {
        using var buffer = new MemoryStream();
        using (var json = new Utf8JsonWriter(buffer, new JsonWriterOptions { Indented = true }))
        {
            json.WriteStartObject();
            json.WriteString("schema", "ringfence.answer/1");
            json.WriteString("question", question);
            WriteMap(json, "parameters", parameters);
            json.WriteStartArray("rows");
            foreach (var layer in layers)
            {
                json.WriteStartObject();
                json.WriteString("layer", layer.Layer);
                json.WriteString("mark", layer.Mark.ToString());
                json.WriteString("because", layer.Because);
                WriteMap(json, "facts", layer.Facts);
                json.WriteEndObject();
            }

            json.WriteEndArray();

            // A single call has no span of time to be complete over; the layers' own marks say what is proven of it.
            json.WriteStartObject("coverage");
            json.WriteEndObject();
            json.WriteNull("next");
            json.WriteEndObject();
        }

        return Encoding.UTF8.GetString(buffer.ToArray());
    }

    private static void WriteMap(Utf8JsonWriter json, string name, IReadOnlyDictionary<string, string> map)
    {
        json.WriteStartObject(name);
        foreach (var (key, value) in map)
        {
            json.WriteString(key, value);
        }

        json.WriteEndObject();
    }
}
