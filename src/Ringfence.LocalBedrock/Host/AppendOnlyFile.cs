namespace Ringfence.LocalBedrock.Host;

/// <summary>
/// A file that lines are appended to by many threads. A line written is safe from the end of this process (the operating system has
/// it), though not from the end of the machine: nothing waits for the disk.
/// </summary>
internal sealed class AppendOnlyFile : IDisposable
{
    private readonly Lock _gate = new();
    private readonly FileStream _file;

    public AppendOnlyFile(string path)
    {
        Directory.CreateDirectory(System.IO.Path.GetDirectoryName(path)!);
        Path = path;
        _file = new(path, FileMode.Append, FileAccess.Write, FileShare.ReadWrite | FileShare.Delete, bufferSize: 0);
        Length = _file.Length;
    }

    public string Path { get; }

    /// <summary>Bytes so far.</summary>
    public long Length { get; private set; }

    /// <param name="line">With its line end.</param>
    public void Append(ReadOnlySpan<byte> line)
    {
        lock (_gate)
        {
            _file.Write(line);
            Length += line.Length;
        }
    }

    /// <inheritdoc/>
    public void Dispose() => _file.Dispose();
}
