using System.IO.Compression;
using System.Security.Cryptography;

namespace Ringfence.Evidence.Integrity;

/// <summary>A gzip file as CloudTrail writes it: one member, nothing behind it.</summary>
internal static class SingleMember
{
    private const int Trailer = 8;

    /// <summary>SHA-256 of the uncompressed bytes, and whether bytes follow the member's end.</summary>
    /// <exception cref="InvalidDataException">No gzip, or cut short.</exception>
    public static (string Sha256, bool TrailingData) Hash(string path)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        var trailing = Inflate(File.ReadAllBytes(path), hash.AppendData);
        return (Convert.ToHexStringLower(hash.GetHashAndReset()), trailing);
    }

    /// <summary>The uncompressed bytes.</summary>
    /// <exception cref="InvalidDataException">No gzip, or cut short.</exception>
    public static byte[] Read(string path)
    {
        using var content = new MemoryStream();
        Inflate(File.ReadAllBytes(path), content.Write);
        return content.ToArray();
    }

    /// <summary>Gives the uncompressed bytes to <paramref name="sink"/> piece by piece; true when bytes follow the member's end.</summary>
    private static bool Inflate(byte[] file, ReadOnlySpanAction sink)
    {
        var start = HeaderLength(file);
        if (start < 0 || file.Length < start + Trailer + 1)
        {
            throw new InvalidDataException("this is no gzip file, or it is cut short");
        }

        var source = new LastByteApart(file.AsMemory(start, file.Length - start - Trailer));
        using var deflate = new DeflateStream(source, CompressionMode.Decompress);
        var buffer = new byte[65536];
        for (int read; (read = deflate.Read(buffer)) > 0; )
        {
            sink(buffer.AsSpan(0, read));
        }

        return source.AskedPastEnd
            ? throw new InvalidDataException("the compressed stream is cut short")
            : !source.GaveLast;
    }

    private delegate void ReadOnlySpanAction(ReadOnlySpan<byte> bytes);

    // RFC 1952 §2.3: ten bytes, then what the flags announce.
    private static int HeaderLength(ReadOnlySpan<byte> file)
    {
        if (file.Length < 18 || file[0] != 0x1f || file[1] != 0x8b || file[2] != 8)
        {
            return -1;
        }

        var at = 10;
        if ((file[3] & 4) != 0)
        {
            at += 2 + file[at] + (file[at + 1] << 8);
        }

        for (var flag = 8; flag <= 16; flag <<= 1)
        {
            if ((file[3] & flag) != 0)
            {
                at = Math.Min(at, file.Length);
                var end = file[at..].IndexOf((byte)0);
                at = end < 0 ? file.Length : at + end + 1;
            }
        }

        return (file[3] & 2) != 0 ? at + 2 : at;
    }

    /// <summary>
    /// Gives its last byte alone, and only when asked. An inflater that ends without it has found the stream's end earlier: what follows
    /// is foreign. A trailer copied behind foreign bytes cannot hide them.
    /// </summary>
    private sealed class LastByteApart(ReadOnlyMemory<byte> bytes) : Stream
    {
        private int _at;

        public bool GaveLast => _at == bytes.Length;

        public bool AskedPastEnd { get; private set; }

        public override bool CanRead => true;

        public override bool CanSeek => false;

        public override bool CanWrite => false;

        public override long Length => throw new NotSupportedException();

        public override long Position
        {
            get => throw new NotSupportedException();
            set => throw new NotSupportedException();
        }

        public override int Read(byte[] buffer, int offset, int count) => Read(buffer.AsSpan(offset, count));

        public override int Read(Span<byte> buffer)
        {
            var left = bytes.Length - _at;
            AskedPastEnd |= left == 0;
            var take = Math.Min(buffer.Length, left <= 1 ? left : left - 1);
            bytes.Span.Slice(_at, take).CopyTo(buffer);
            _at += take;
            return take;
        }

        public override void Flush() { }

        public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

        public override void SetLength(long value) => throw new NotSupportedException();

        public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();
    }
}
