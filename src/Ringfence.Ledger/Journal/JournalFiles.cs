using Ringfence.Ledger.Stores;

namespace Ringfence.Ledger.Journal;

/// <summary>
/// The journal's segments, opened all at once. A ledger that is being written may publish and remove them, but what is open stays
/// readable: a checkpoint read after this covers everything that had been removed before it.
/// </summary>
internal sealed class JournalFiles : IDisposable
{
    private readonly List<(string Path, Stream Stream)> _segments = [];

    /// <summary>The segments, oldest first.</summary>
    public IReadOnlyList<(string Path, Stream Stream)> Segments => _segments;

    /// <summary>The highest number among them; 0 when there are none.</summary>
    public int LastNumber { get; private set; }

    public static JournalFiles Open(ILedgerStore store)
    {
        JournalFiles files = new();
        try
        {
            foreach (var path in store.List(JournalSegment.Folder))
            {
                if (JournalSegment.TryParse(path, out var number) && store.OpenRead(path) is Stream stream)
                {
                    files._segments.Add((path, stream));
                    files.LastNumber = number;
                }
            }

            return files;
        }
        catch
        {
            files.Dispose();
            throw;
        }
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        foreach (var (_, stream) in _segments)
        {
            stream.Dispose();
        }
    }
}
