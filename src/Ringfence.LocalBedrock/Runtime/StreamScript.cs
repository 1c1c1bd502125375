using System.Buffers;
using System.Text.Json;
using Ringfence.LocalBedrock.Host;

namespace Ringfence.LocalBedrock.Runtime;

/// <summary>A streamed answer, event by event, before it is framed.</summary>
internal sealed class StreamScript
{
    private readonly List<StreamEvent> _events = [];

    public IReadOnlyList<StreamEvent> Events => _events;

    /// <param name="write">Writes the members of the event's JSON object.</param>
    /// <param name="piece">The piece of the answer's text that the event carries.</param>
    public void Add(string type, Action<Utf8JsonWriter> write, string piece = "")
    {
        var bytes = new ArrayBufferWriter<byte>(256);
        using (var json = new Utf8JsonWriter(bytes, WireJson.Writer))
        {
            json.WriteStartObject();
            write(json);
            json.WriteEndObject();
        }

        _events.Add(new(type, bytes.WrittenMemory, piece));
    }
}
