using System.Buffers;
using System.Text.Json;

namespace Ringfence.LocalBedrock.Host;

/// <summary>Makes one line of JSON in a buffer that the thread keeps.</summary>
internal sealed class LineBuffer : IDisposable
{
    private const int MostKept = 1 << 20;

    [ThreadStatic]
    private static LineBuffer? spare;

    private readonly ArrayBufferWriter<byte> _bytes = new(2_048);

    private LineBuffer() => Json = new(_bytes, WireJson.Writer);

    public Utf8JsonWriter Json { get; }

    public static LineBuffer Take()
    {
        var taken = spare ?? new();
        spare = null;
        return taken;
    }

    /// <summary>Bytes before the JSON.</summary>
    public void Prefix(ReadOnlySpan<byte> bytes) => _bytes.Write(bytes);

    /// <summary>All of it, with its line end.</summary>
    public ReadOnlySpan<byte> Line()
    {
        Json.Flush();
        _bytes.Write("\n"u8);
        return _bytes.WrittenSpan;
    }

    /// <summary>The JSON without a line end.</summary>
    public ReadOnlySpan<byte> Written()
    {
        Json.Flush();
        return _bytes.WrittenSpan;
    }

    /// <summary>Gives the buffer back; what it held is gone.</summary>
    public void Dispose()
    {
        if (_bytes.Capacity > MostKept)
        {
            Json.Dispose();
            return;
        }

        _bytes.ResetWrittenCount();
        Json.Reset(_bytes);
        spare = this;
    }
}
