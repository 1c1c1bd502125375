using System.Buffers.Text;
using System.Runtime.InteropServices;
using System.Text.Json;
using Ringfence.Gateway.Doors;

namespace Ringfence.Gateway.Phi;

/// <summary>CountTokens wraps a model's own body in base64: where that stands, what it is, and how it is put back.</summary>
/// <param name="Start">The first byte of the base64.</param>
/// <param name="End">One past its last.</param>
/// <param name="Inner">The wrapped body; null when it is no UTF-8 in base64.</param>
[StructLayout(LayoutKind.Auto)]
internal readonly record struct CountedBody(int Start, int End, byte[]? Inner)
{
    /// <summary>Null when <paramref name="body"/> wraps none.</summary>
    public static CountedBody? In(ReadOnlySpan<byte> body)
    {
        var reader = new Utf8JsonReader(body, new JsonReaderOptions { MaxDepth = JsonSplice.MaxDepth });
        while (reader.Read())
        {
            if (
                reader is { TokenType: JsonTokenType.PropertyName, CurrentDepth: 3 }
                && reader.ValueTextEquals("body"u8)
                && reader.Read()
                && reader.TokenType == JsonTokenType.String
            )
            {
                return new((int)reader.TokenStartIndex + 1, (int)reader.BytesConsumed - 1, Decode(reader.GetString()!));
            }
        }
        return null;
    }

    /// <summary>The whole body with another one wrapped.</summary>
    public byte[] With(ReadOnlySpan<byte> body, ReadOnlySpan<byte> inner)
    {
        var base64 = new byte[Base64.GetMaxEncodedToUtf8Length(inner.Length)];
        Base64.EncodeToUtf8(inner, base64, out _, out var length);
        return [.. body[..Start], .. base64.AsSpan(0, length), .. body[End..]];
    }

    private static byte[]? Decode(string base64)
    {
        var inner = new byte[base64.Length];
        return
            Convert.TryFromBase64String(base64, inner, out var length)
            && System.Text.Unicode.Utf8.IsValid(inner.AsSpan(0, length))
            ? inner[..length]
            : null;
    }
}
