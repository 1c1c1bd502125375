using System.Buffers;
using System.Security.Cryptography;

namespace Ringfence.Evidence.Ingest;

/// <summary>A moving view of a file's bytes, hashed as they pass. It never holds more than <see cref="Most"/>.</summary>
internal sealed class Window(Stream stream) : IDisposable
{
    /// <summary>The longest record or line that is looked at. CloudTrail's events end at 1 MB.</summary>
    public const int Most = 16 << 20;

    private readonly IncrementalHash _hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
    private byte[] _buffer = ArrayPool<byte>.Shared.Rent(1 << 18);
    private int _start;
    private int _end;

    public ReadOnlySpan<byte> Data => _buffer.AsSpan(_start, _end - _start);

    /// <summary>Where <see cref="Data"/> begins in the file.</summary>
    public long Position { get; private set; }

    public bool Ended { get; private set; }

    /// <summary>Why reading ended early, when it did.</summary>
    public string? Problem { get; private set; }

    /// <summary>Reads more behind what is there; false at the end, or when no more may be held.</summary>
    public bool Fill()
    {
        if (Ended || _end - _start >= Most)
        {
            return false;
        }

        if (_end == _buffer.Length)
        {
            MakeRoom();
        }

        int read;
        try
        {
            read = stream.Read(_buffer.AsSpan(_end));
        }
        catch (InvalidDataException error)
        {
            Problem = $"its compressed stream is damaged from here on: {error.Message}";
            read = 0;
        }

        if (read == 0)
        {
            Ended = true;
            return false;
        }

        _hash.AppendData(_buffer, _end, read);
        _end += read;
        return true;
    }

    public void Advance(int bytes)
    {
        _start += bytes;
        Position += bytes;
    }

    public string Hash() => Convert.ToHexStringLower(_hash.GetHashAndReset());

    public void Dispose()
    {
        ArrayPool<byte>.Shared.Return(_buffer);
        _hash.Dispose();
        _buffer = [];
    }

    private void MakeRoom()
    {
        var held = _end - _start;
        if (_start > _buffer.Length / 2)
        {
            _buffer.AsSpan(_start, held).CopyTo(_buffer);
        }
        else
        {
            var larger = ArrayPool<byte>.Shared.Rent(_buffer.Length * 2);
            _buffer.AsSpan(_start, held).CopyTo(larger);
            ArrayPool<byte>.Shared.Return(_buffer);
            _buffer = larger;
        }

        (_start, _end) = (0, held);
    }
}
