using System.Globalization;
using Ringfence.Redaction;

namespace Ringfence.Cli.Phi.Reading;

/// <summary>
/// A mail as it is read (RFC 5322, 2045): quoted-printable undone. Parts in base64 and encoded words of headers cannot be read here, so
/// each is an identifier as a whole: nothing that was not looked at passes.
/// </summary>
internal static class MailText
{
    private const int LeastBlock = 40;

    public static PhiDocument Of(string id, string raw)
    {
        var decoded = new Decoded(raw);
        var fields = new List<KnownField>();
        var quoted = raw.Contains("quoted-printable", StringComparison.OrdinalIgnoreCase);
        for (var at = 0; at < raw.Length; )
        {
            if (Block(raw, at) is var end && end > at)
            {
                fields.Add(new KnownField(decoded.Length, decoded.Length + end - at, PhiKind.Photo));
                decoded.AddPlain(at, end);
                at = end;
            }
            else if (
                raw.AsSpan(at).StartsWith("=?")
                && raw.IndexOf("?=", Math.Min(raw.Length, at + 4), StringComparison.Ordinal) is var close and > 0
                && close - at < 120
            )
            {
                fields.Add(new KnownField(decoded.Length, decoded.Length + close + 2 - at, PhiKind.Name));
                decoded.AddPlain(at, close + 2);
                at = close + 2;
            }
            else if (quoted && raw[at] == '=' && at + 2 < raw.Length && Quoted(raw, at, decoded) is var after and > 0)
            {
                at = after;
            }
            else
            {
                decoded.Add(raw[at], at, at + 1);
                at++;
            }
        }

        return new PhiDocument(id, raw) { Decoded = decoded, Fields = fields };
    }

    /// <summary>"=C3=A9" is é; "=" at a line's end joins it with the next.</summary>
    private static int Quoted(string raw, int at, Decoded decoded)
    {
        if (raw[at + 1] == '\n' || (raw[at + 1] == '\r' && raw[at + 2] == '\n'))
        {
            return raw[at + 1] == '\n' ? at + 2 : at + 3;
        }

        Span<byte> bytes = stackalloc byte[4];
        var count = 0;
        var next = at;
        while (
            count < bytes.Length
            && next + 2 < raw.Length
            && raw[next] == '='
            && byte.TryParse(
                raw.AsSpan(next + 1, 2),
                NumberStyles.AllowHexSpecifier,
                CultureInfo.InvariantCulture,
                out var octet
            )
        )
        {
            bytes[count++] = octet;
            next += 3;
        }

        if (
            count == 0
            || System.Text.Rune.DecodeFromUtf8(bytes[..count], out var rune, out var used)
                != System.Buffers.OperationStatus.Done
        )
        {
            return 0;
        }

        var end = at + (3 * used);
        foreach (var letter in rune.ToString())
        {
            decoded.Add(letter, at, end);
        }

        return end;
    }

    /// <summary>The end of lines of base64 that begin here, at a line's start; where none do, the place itself.</summary>
    private static int Block(string raw, int at)
    {
        if (at > 0 && raw[at - 1] != '\n')
        {
            return at;
        }

        var end = at;
        while (end < raw.Length)
        {
            var line = raw.IndexOf('\n', end);
            var stop = line < 0 ? raw.Length : line;
            var text = raw.AsSpan(end..stop).TrimEnd('\r');
            if (text.Length < (end == at ? LeastBlock : 1) || text.ContainsAnyExcept(Base64) || text.Contains(' '))
            {
                break;
            }

            end = line < 0 ? raw.Length : line + 1;
        }

        return end;
    }

    private static readonly System.Buffers.SearchValues<char> Base64 = System.Buffers.SearchValues.Create(
        "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/="
    );
}
