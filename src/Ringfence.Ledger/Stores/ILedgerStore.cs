namespace Ringfence.Ledger.Stores;

/// <summary>
/// Where a ledger's bytes are kept. Paths are relative, with '/'. Every call may fail, with an <see cref="IOException"/> or
/// an <see cref="UnauthorizedAccessException"/>, and a call that fails may have taken effect all the same, wholly or in part.
/// One thread may <see cref="Create"/>, <see cref="WriteAt"/> and <see cref="Cut"/> while another puts, syncs and deletes.
/// </summary>
internal interface ILedgerStore : IDisposable
{
    /// <summary>A whole file, or null when there is none.</summary>
    byte[]? Read(string path);

    /// <summary>A file to read from the start, or null when there is none. It stays readable after a <see cref="Delete"/>.</summary>
    Stream? OpenRead(string path);

    /// <summary>Paths of all files below a folder, in ordinal order; none when there is no such folder.</summary>
    IReadOnlyList<string> List(string folder);

    /// <summary>
    /// Makes a file hold these bytes, or leaves it as it was: never something between, whenever the machine stops.
    /// The bytes are durable on return, the name only after <see cref="Sync"/>.
    /// </summary>
    void Put(string path, ReadOnlySpan<byte> bytes);

    /// <summary>
    /// Makes a new file that nobody is told of yet, or makes one anew that an earlier try left. Its bytes and its name are durable only
    /// after <see cref="Sync"/>; a machine that stops before it may leave any part of the file. After a <see cref="Sync"/> that failed
    /// it must be added again.
    /// </summary>
    void Add(string path, ReadOnlySpan<byte> bytes);

    /// <summary>Makes all that was added, and every name put or deleted so far, durable.</summary>
    void Sync();

    /// <summary>Removes a file, or a folder with all that is in it; nothing happens when there is none.</summary>
    void Delete(string path);

    /// <summary>
    /// Makes a new file that holds these bytes, or makes one anew that an earlier try left. Durable on return, its name included.
    /// </summary>
    void Create(string path, ReadOnlySpan<byte> bytes);

    /// <summary>Writes at a place in a file that was created, at or before its end. Durable on return.</summary>
    void WriteAt(string path, long offset, ReadOnlySpan<byte> bytes);

    /// <summary>Shortens a file. Durable on return.</summary>
    void Cut(string path, long length);
}
