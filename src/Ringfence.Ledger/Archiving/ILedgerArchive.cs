namespace Ringfence.Ledger.Archiving;

/// <summary>
/// Where a ledger's published files are copied to, such as a bucket: a file is there whole or not at all. Paths are those of
/// docs/ledger-format.md, section 2. Every call may fail with an <see cref="IOException"/>, and one that fails may have taken effect all
/// the same. Called from several threads at once.
/// </summary>
public interface ILedgerArchive
{
    /// <summary>A file as it is now; null where there is none, or where it may not be told whether there is.</summary>
    Task<ArchivedFile?> ReadAsync(string path, CancellationToken cancel);

    /// <summary>Writes a file that is not there yet, or in place of one version of it; MUST NOT write where another is.</summary>
    /// <param name="path">Its path.</param>
    /// <param name="bytes">All of it.</param>
    /// <param name="version">The version that it replaces; null for none.</param>
    /// <param name="cancel">Ends the wait.</param>
    /// <returns>The version that it now has; null when another was there, and nothing was written.</returns>
    Task<string?> WriteAsync(string path, ReadOnlyMemory<byte> bytes, string? version, CancellationToken cancel);
}
