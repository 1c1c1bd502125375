namespace Ringfence.Posture.Readers;

/// <summary>A file to be audited.</summary>
/// <param name="Name">As the caller named it; every finding says it.</param>
/// <param name="Named">The caller named it itself: where it is nothing that can be audited, that is an error. Otherwise it was met in a directory, and is passed over.</param>
public sealed record InputFile(string Name, bool Named)
{
    /// <summary>Its content where it is not on disk (standard input).</summary>
    public ReadOnlyMemory<byte>? Content { get; init; }

    internal ReadOnlyMemory<byte> Read()
    {
        if (Content is { } content)
        {
            return content.Length > SourceText.MaxBytes ? throw TooLarge(null) : content;
        }

        using var file = File.OpenRead(Name);
        if (file.CanSeek && file.Length > SourceText.MaxBytes)
        {
            throw TooLarge(file.Length);
        }

        return ReadUpToLimit(file) is { Length: <= (int)SourceText.MaxBytes } read ? read : throw TooLarge(null);
    }

    /// <summary>What a stream without a known length gives: a pipe, standard input. No more is read than tells that it is too much.</summary>
    public static ReadOnlyMemory<byte> ReadUpToLimit(Stream stream)
    {
        ArgumentNullException.ThrowIfNull(stream);
        var bytes = new byte[stream.CanSeek ? (int)Math.Min(stream.Length, SourceText.MaxBytes) + 1 : 64 * 1024];
        var length = 0;
        while (stream.Read(bytes, length, bytes.Length - length) is var read and > 0)
        {
            length += read;
            if (length > SourceText.MaxBytes)
            {
                break;
            }

            if (length == bytes.Length)
            {
                Array.Resize(ref bytes, (int)Math.Min(bytes.Length * 2L, SourceText.MaxBytes + 1));
            }
        }

        return bytes.AsMemory(0, length);
    }

    private static UnreadableException TooLarge(long? length) =>
        new(
            $"is {(length is { } known ? $"{known >> 20} MB" : "larger")}; at most {SourceText.MaxBytes >> 20} MB are read, and CloudFormation takes 1 MB"
        );
}
