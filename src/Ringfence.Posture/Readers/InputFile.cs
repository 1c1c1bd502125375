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
            return content;
        }

        var info = new FileInfo(Name);
        if (info.Length > SourceText.MaxBytes)
        {
            throw new UnreadableException(
                $"is {info.Length >> 20} MB; at most {SourceText.MaxBytes >> 20} MB are read, and CloudFormation takes 1 MB"
            );
        }

        return File.ReadAllBytes(Name);
    }
}
