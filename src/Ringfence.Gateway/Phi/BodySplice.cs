using System.Buffers;
using System.Buffers.Text;
using System.Runtime.InteropServices;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using Ringfence.Redaction;

namespace Ringfence.Gateway.Phi;

/// <summary>
/// Writes a body with parts of its texts replaced. Every byte outside the replaced parts stays as it was, escapes and number forms
/// included.
/// </summary>
internal static class BodySplice
{
    /// <summary>What stands in a part's place.</summary>
    public delegate string Replace(in BodyText text, PhiKind kind, ReadOnlySpan<char> part);

    /// <summary>Writes <paramref name="json"/> with each finding replaced.</summary>
    /// <param name="findings">In the order of the texts, and of the characters in each.</param>
    public static void Write(
        ReadOnlySpan<byte> json,
        BodyTexts texts,
        IReadOnlyList<TextFinding> findings,
        Replace replace,
        IBufferWriter<byte> to
    )
    {
        var written = 0;
        for (var at = 0; at < findings.Count; )
        {
            var text = texts.Texts[findings[at].Text];
            var end = at;
            while (end < findings.Count && findings[end].Text == findings[at].Text)
            {
                end++;
            }
            if (text.IsNumber)
            {
                to.Write(json[written..text.RawStart]);
                WriteNumber(replace(text, findings[at].Kind, texts.Chars(text)[text.Lead..]), to);
                written = text.RawStart + text.RawLength;
            }
            else if (text.Role == FieldRole.TextAttachment)
            {
                to.Write(json[written..text.RawStart]);
                WriteEncoded(text, texts.Chars(text)[text.Lead..], findings, at, end, replace, to);
                written = text.RawStart + text.RawLength;
            }
            else
            {
                written = WriteParts(
                    json,
                    written,
                    text,
                    texts.Chars(text)[text.Lead..],
                    findings,
                    at,
                    end,
                    replace,
                    to
                );
            }
            at = end;
        }
        to.Write(json[written..]);
    }

    /// <summary>A text as the inside of a JSON string.</summary>
    public static void WriteEscaped(ReadOnlySpan<char> text, IBufferWriter<byte> to)
    {
        if (!text.IsEmpty)
        {
            to.Write(JsonEncodedText.Encode(text, JavaScriptEncoder.UnsafeRelaxedJsonEscaping).EncodedUtf8Bytes);
        }
    }

    private static int WriteParts(
        ReadOnlySpan<byte> json,
        int written,
        in BodyText text,
        ReadOnlySpan<char> chars,
        IReadOnlyList<TextFinding> findings,
        int from,
        int end,
        Replace replace,
        IBufferWriter<byte> to
    )
    {
        var place = new RawPlace(json.Slice(text.RawStart, text.RawLength));
        for (var at = from; at < end; at++)
        {
            var finding = findings[at];
            to.Write(json[written..(text.RawStart + place.Of(finding.Start))]);
            WriteEscaped(replace(text, finding.Kind, chars[finding.Start..finding.End]), to);
            written = text.RawStart + place.Of(finding.End);
        }
        return written;
    }

    private static void WriteEncoded(
        in BodyText text,
        ReadOnlySpan<char> chars,
        IReadOnlyList<TextFinding> findings,
        int from,
        int end,
        Replace replace,
        IBufferWriter<byte> to
    )
    {
        var plain = new StringBuilder(chars.Length + 64);
        var written = 0;
        for (var at = from; at < end; at++)
        {
            var finding = findings[at];
            plain
                .Append(chars[written..finding.Start])
                .Append(replace(text, finding.Kind, chars[finding.Start..finding.End]));
            written = finding.End;
        }
        var utf8 = Encoding.UTF8.GetBytes(plain.Append(chars[written..]).ToString());
        var base64 = to.GetSpan(Base64.GetMaxEncodedToUtf8Length(utf8.Length));
        Base64.EncodeToUtf8(utf8, base64, out _, out var length);
        to.Advance(length);
    }

    /// <summary>Digits that are a JSON number stay one; anything else becomes a string.</summary>
    private static void WriteNumber(string value, IBufferWriter<byte> to)
    {
        var isNumber =
            value.Length > 0
            && !value.AsSpan().ContainsAnyExceptInRange('0', '9')
            && (value.Length == 1 || value[0] != '0');
        if (isNumber)
        {
            to.Write(Encoding.ASCII.GetBytes(value));
            return;
        }
        to.Write("\""u8);
        WriteEscaped(value, to);
        to.Write("\""u8);
    }

    /// <summary>Walks a JSON string's bytes to find where its characters stand; only forwards.</summary>
    [StructLayout(LayoutKind.Auto)]
    private ref struct RawPlace(ReadOnlySpan<byte> raw)
    {
        private readonly ReadOnlySpan<byte> _raw = raw;
        private int _byte;
        private int _char;

        /// <summary>The byte at which a UTF-16 code unit begins.</summary>
        public int Of(int character)
        {
            while (_char < character)
            {
                var first = _raw[_byte];
                if (first == (byte)'\\')
                {
                    _byte += _raw[_byte + 1] == (byte)'u' ? 6 : 2;
                    _char++;
                }
                else
                {
                    _byte +=
                        first < 0x80 ? 1
                        : first < 0xE0 ? 2
                        : first < 0xF0 ? 3
                        : 4;
                    _char += first < 0xF0 ? 1 : 2;
                }
            }
            return _byte;
        }
    }
}
