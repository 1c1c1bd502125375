using System.Buffers;
using System.Text;

namespace Ringfence.Aws.Signing;

/// <summary>The UTF-8 text of a canonical request as it grows: on the caller's stack first, in a pooled array when it outgrows that.</summary>
internal ref struct CanonicalText(Span<byte> initial)
{
    private static readonly SearchValues<char> WhiteSpace = SearchValues.Create(" \t\r\n\v\f");

    private Span<byte> _bytes = initial;
    private byte[]? _rented;
    private int _length;

    public readonly ReadOnlySpan<byte> Written => _bytes[.._length];

    public void Add(byte b)
    {
        Reserve(1)[0] = b;
        _length++;
    }

    public void Add(ReadOnlySpan<byte> bytes)
    {
        bytes.CopyTo(Reserve(bytes.Length));
        _length += bytes.Length;
    }

    public void Add(ReadOnlySpan<char> text) =>
        _length += Encoding.UTF8.GetBytes(text, Reserve(Encoding.UTF8.GetMaxByteCount(text.Length)));

    /// <summary>Adds a header's value: no space around it, runs of white space inside it as one space.</summary>
    public void AddHeaderValue(ReadOnlySpan<char> value)
    {
        value = value.Trim();
        while (value.IndexOfAny(WhiteSpace) is var at && at >= 0)
        {
            Add(value[..at]);
            Add((byte)' ');
            value = value[at..].TrimStart();
        }

        Add(value);
    }

    /// <summary>Adds <paramref name="text"/> percent-encoded, all but the characters of <paramref name="kept"/>.</summary>
    public void AddEncoded(ReadOnlySpan<char> text, SearchValues<char> kept)
    {
        Span<byte> utf8 = stackalloc byte[4];
        while (text.IndexOfAnyExcept(kept) is var at && at >= 0)
        {
            Add(text[..at]);
            Rune.DecodeFromUtf16(text[at..], out var rune, out var consumed);
            foreach (var octet in utf8[..rune.EncodeToUtf8(utf8)])
            {
                AddPercent(octet);
            }

            text = text[(at + consumed)..];
        }

        Add(text);
    }

    private void AddPercent(byte octet)
    {
        var to = Reserve(3);
        to[0] = (byte)'%';
        Convert.TryToHexString(new ReadOnlySpan<byte>(in octet), to[1..], out _);
        _length += 3;
    }

    public readonly void Dispose()
    {
        if (_rented is not null)
        {
            ArrayPool<byte>.Shared.Return(_rented, clearArray: true);
        }
    }

    private Span<byte> Reserve(int count)
    {
        if (_bytes.Length - _length < count)
        {
            var roomier = ArrayPool<byte>.Shared.Rent(Math.Max(_length + count, _bytes.Length * 2));
            _bytes[.._length].CopyTo(roomier);
            Dispose();
            _bytes = _rented = roomier;
        }

        return _bytes[_length..];
    }
}
