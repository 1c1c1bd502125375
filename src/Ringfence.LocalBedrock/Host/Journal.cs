namespace Ringfence.LocalBedrock.Host;

/// <summary>
/// Records on their way to a log file. Each is appended to an open segment before its call is answered; <see cref="Seal"/> names
/// the segment and opens the next; a sealed segment stays until what it became was delivered. Opening a journal finds what an
/// earlier process left, sealed or not, so that a record once appended is delivered whatever happens to the process.
/// </summary>
/// <remarks>
/// A stream's record is appended twice: provisionally when its answer begins, and again when it has ended and its tokens are known.
/// A provisional record is delivered only if its process died before the final one.
/// </remarks>
internal sealed class Journal : IDisposable
{
    private const string OpenName = "open.journal";
    private const string NextName = "next.journal";

    private readonly string _directory;
    private readonly Lock _gate = new();

    // Guarded by _gate: provisional records of calls that are still being answered, and whether the segment has a final record.
    private readonly Dictionary<Guid, byte[]> _unfinished = [];
    private AppendOnlyFile _open;
    private bool _worthSealing;

    /// <param name="nameOfRecovered">Names the segment of a process that ended without sealing it.</param>
    public Journal(string directory, Func<string> nameOfRecovered)
    {
        _directory = Directory.CreateDirectory(directory).FullName;
        var (open, next) = (In(OpenName), In(NextName));
        if (File.Exists(next) && !File.Exists(open))
        {
            // It died between the two renames of Seal: the next segment is the open one.
            File.Move(next, open);
        }

        File.Delete(next);
        if (File.Exists(open))
        {
            File.Move(open, In(nameOfRecovered() + JournalSegment.Abandoned));
        }

        _open = new(open);
    }

    /// <summary>Sealed segments that are not delivered yet, oldest first.</summary>
    public IEnumerable<JournalSegment> Sealed() =>
        Directory
            .EnumerateFiles(_directory)
            .Where(path =>
                path.EndsWith(JournalSegment.Whole, StringComparison.Ordinal)
                || path.EndsWith(JournalSegment.Abandoned, StringComparison.Ordinal)
            )
            .Order()
            .Select(path => new JournalSegment(path));

    /// <param name="record">One line of JSON, with its line end.</param>
    public void AppendProvisional(Guid id, ReadOnlySpan<byte> record)
    {
        var line = JournalSegment.Line(id, provisional: true, record);
        lock (_gate)
        {
            _unfinished[id] = line;
            _open.Append(line);
        }
    }

    /// <inheritdoc cref="AppendProvisional"/>
    public void Append(Guid id, ReadOnlySpan<byte> record)
    {
        var line = JournalSegment.Line(id, provisional: false, record);
        lock (_gate)
        {
            _unfinished.Remove(id);
            _worthSealing = true;
            _open.Append(line);
        }
    }

    /// <summary>Ends the open segment, if it holds anything final.</summary>
    /// <param name="name">What the segment is to be called; unique.</param>
    public void Seal(string name)
    {
        lock (_gate)
        {
            if (!_worthSealing)
            {
                return;
            }

            var next = new AppendOnlyFile(In(NextName));
            foreach (var line in _unfinished.Values)
            {
                next.Append(line);
            }

            _open.Dispose();
            next.Dispose();
            File.Move(In(OpenName), In(name + JournalSegment.Whole));
            File.Move(In(NextName), In(OpenName));
            _open = new(In(OpenName));
            _worthSealing = false;
        }
    }

    /// <inheritdoc/>
    public void Dispose() => _open.Dispose();

    private string In(string name) => Path.Combine(_directory, name);
}
