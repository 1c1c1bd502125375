using System.Text;
using System.Text.Unicode;

namespace Ringfence.Posture.Readers;

/// <summary>The bytes of a file, once they are known to be UTF-8 text.</summary>
internal static class SourceText
{
    /// <summary>The largest file read. CloudFormation takes 1 MB; a Terraform plan of thousands of resources has some tens.</summary>
    public const long MaxBytes = 64L << 20;

    /// <summary>The largest YAML read.</summary>
    public const int MaxYamlBytes = 8 << 20;

    /// <summary>The text without its byte order mark.</summary>
    /// <exception cref="UnreadableException">It is empty, binary or not UTF-8.</exception>
    public static ReadOnlyMemory<byte> Check(ReadOnlyMemory<byte> bytes)
    {
        var span = bytes.Span;
        if (span.StartsWith((ReadOnlySpan<byte>)[0xFF, 0xFE]) || span.StartsWith((ReadOnlySpan<byte>)[0xFE, 0xFF]))
        {
            throw new UnreadableException("is UTF-16; templates are UTF-8");
        }

        bytes = span.StartsWith(Encoding.UTF8.Preamble) ? bytes[3..] : bytes;
        span = bytes.Span;
        if (span.Trim(" \t\r\n"u8).IsEmpty)
        {
            throw new UnreadableException("is empty");
        }

        if (span.IndexOf((byte)0) is var nul and >= 0)
        {
            var (line, column) = Place(span[..nul]);
            throw new UnreadableException("holds a NUL byte: it is binary, not a template", line, column);
        }

        if (!Utf8.IsValid(span))
        {
            var (line, column) = Place(span[..FirstInvalid(span)]);
            throw new UnreadableException("is not UTF-8 here", line, column);
        }

        return bytes;
    }

    private static int FirstInvalid(ReadOnlySpan<byte> bytes)
    {
        var at = 0;
        while (Rune.DecodeFromUtf8(bytes[at..], out _, out var length) == System.Buffers.OperationStatus.Done)
        {
            at += length;
        }

        return at;
    }

    private static (int Line, int Column) Place(ReadOnlySpan<byte> before) =>
        (before.Count((byte)'\n') + 1, before.Length - before.LastIndexOf((byte)'\n'));
}
