using System.Text.Json;

namespace Ringfence.LocalBedrock.Host;

/// <summary>
/// Every call that reached the stand-in, for tests and demonstrations: one line when it arrived, before it is worked on, and one
/// with its status, before it is answered. AWS has no such list.
/// </summary>
internal sealed class CallList : IDisposable
{
    /// <summary>When the list is this long it starts anew and the former one is kept.</summary>
    private const long LongestFile = 64 << 20;

    private readonly string _path;
    private readonly Lock _rotation = new();
    private AppendOnlyFile _file;

    public CallList(string directory)
    {
        _path = Path.Combine(directory, "calls.jsonl");
        _file = new(_path);
    }

    public void Arrived(ApiCall call)
    {
        if (call.Listed)
        {
            return;
        }

        call.Listed = true;
        using var line = LineBuffer.Take();
        var json = line.Json;
        json.WriteStartObject();
        json.WriteString("requestId", call.Id);
        json.WriteString("time", AwsTime.Milliseconds(call.Received));
        json.WriteString("operation", call.Operation?.Name);
        json.WriteString("modelId", call.ModelId);
        json.WriteStartObject("metadata");
        foreach (var (key, value) in call.Metadata ?? new Dictionary<string, string>())
        {
            json.WriteString(key, value);
        }

        json.WriteEndObject();
        json.WriteString("principal", call.Caller?.Arn);
        json.WriteEndObject();
        Append(line.Line());
    }

    public void Answered(ApiCall call, int status)
    {
        using var line = LineBuffer.Take();
        line.Json.WriteStartObject();
        line.Json.WriteString("requestId", call.Id);
        line.Json.WriteNumber("status", status);
        line.Json.WriteEndObject();
        Append(line.Line());
    }

    /// <summary>Writes the calls as JSON lines, oldest first; <c>status</c> is null for one that was never answered.</summary>
    public async Task WriteToAsync(Stream to, CancellationToken cancellation)
    {
        var calls = new List<JsonDocument>();
        var statuses = new Dictionary<Guid, int>();
        foreach (var path in new[] { Former, _path }.Where(File.Exists))
        {
            await foreach (var text in File.ReadLinesAsync(path, cancellation))
            {
                Sort(text, calls, statuses);
            }
        }

        foreach (var call in calls)
        {
            using var line = LineBuffer.Take();
            WriteMerged(line.Json, call.RootElement, statuses);
            await to.WriteAsync(line.Line().ToArray(), cancellation);
            call.Dispose();
        }
    }

    /// <inheritdoc/>
    public void Dispose() => _file.Dispose();

    private string Former => Path.ChangeExtension(_path, ".former.jsonl");

    private void Append(ReadOnlySpan<byte> line)
    {
        if (_file.Length > LongestFile)
        {
            Rotate();
        }

        _file.Append(line);
    }

    private void Rotate()
    {
        lock (_rotation)
        {
            if (_file.Length > LongestFile)
            {
                // The full file stays open: another thread may be about to append to it. It is closed when it is collected.
                File.Move(_path, Former, overwrite: true);
                _file = new(_path);
            }
        }
    }

    private static void Sort(string text, List<JsonDocument> calls, Dictionary<Guid, int> statuses)
    {
        JsonDocument line;
        try
        {
            line = JsonDocument.Parse(text);
        }
        catch (JsonException)
        {
            // The last line, still being written.
            return;
        }

        if (line.RootElement.TryGetProperty("status", out var status))
        {
            statuses[line.RootElement.GetProperty("requestId").GetGuid()] = status.GetInt32();
            line.Dispose();
        }
        else
        {
            calls.Add(line);
        }
    }

    private static void WriteMerged(Utf8JsonWriter json, JsonElement call, Dictionary<Guid, int> statuses)
    {
        json.WriteStartObject();
        foreach (var member in call.EnumerateObject())
        {
            member.WriteTo(json);
        }

        if (statuses.TryGetValue(call.GetProperty("requestId").GetGuid(), out var status))
        {
            json.WriteNumber("status", status);
        }
        else
        {
            json.WriteNull("status");
        }

        json.WriteEndObject();
    }
}
