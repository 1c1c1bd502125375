using System.Buffers;
using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using System.Text;

namespace Ringfence.Aws.Signing;

/// <summary>RFC 3986 percent-encoding as AWS asks for it: only the unreserved characters stand as they are, hexadecimal in upper case.</summary>
internal static class PercentEncoding
{
    private const string UnreservedCharacters = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-._~";

    /// <summary>What stands as it is in a segment or a part of a query.</summary>
    public static readonly SearchValues<char> Unreserved = SearchValues.Create(UnreservedCharacters);

    /// <summary>What stands as it is in a path of several segments.</summary>
    public static readonly SearchValues<char> UnreservedOrSlash = SearchValues.Create(UnreservedCharacters + "/");

    /// <summary>Encodes one path segment or query part.</summary>
    public static string Encode(string text)
    {
        if (!text.AsSpan().ContainsAnyExcept(Unreserved))
        {
            return text;
        }

        using var encoded = new CanonicalText(stackalloc byte[512]);
        encoded.AddEncoded(text, Unreserved);
        return Encoding.ASCII.GetString(encoded.Written);
    }

    /// <summary>Decodes once; false when a <c>%</c> is not followed by two hexadecimal digits or the bytes are no UTF-8.</summary>
    public static bool TryDecode(ReadOnlySpan<char> encoded, [NotNullWhen(true)] out string? decoded)
    {
        decoded = null;
        if (!encoded.Contains('%'))
        {
            decoded = encoded.ToString();
            return true;
        }

        var bytes = new ArrayBufferWriter<byte>(encoded.Length);
        while (encoded.IndexOf('%') is var at && at >= 0)
        {
            if (
                encoded.Length < at + 3
                || !byte.TryParse(
                    encoded.Slice(at + 1, 2),
                    NumberStyles.AllowHexSpecifier,
                    CultureInfo.InvariantCulture,
                    out var octet
                )
            )
            {
                return false;
            }

            Encoding.UTF8.GetBytes(encoded[..at], bytes);
            bytes.Write([octet]);
            encoded = encoded[(at + 3)..];
        }

        Encoding.UTF8.GetBytes(encoded, bytes);
        if (!System.Text.Unicode.Utf8.IsValid(bytes.WrittenSpan))
        {
            return false;
        }

        decoded = Encoding.UTF8.GetString(bytes.WrittenSpan);
        return true;
    }
}
