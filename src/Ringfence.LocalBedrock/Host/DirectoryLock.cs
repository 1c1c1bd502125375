namespace Ringfence.LocalBedrock.Host;

/// <summary>One stand-in to a folder: two would write into each other's journals.</summary>
internal sealed class DirectoryLock : IDisposable
{
    public const string FileName = "lock";

    private readonly FileStream _file;

    /// <exception cref="IOException">Another one has it.</exception>
    public DirectoryLock(string directory)
    {
        try
        {
            _file = new(Path.Combine(directory, FileName), FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None);
        }
        catch (IOException error)
        {
            throw new IOException(
                $"{directory} is in use by another LocalBedrock: stop it, or give this one a folder of its own.",
                error
            );
        }
    }

    /// <inheritdoc/>
    public void Dispose() => _file.Dispose();
}
