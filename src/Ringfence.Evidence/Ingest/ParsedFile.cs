namespace Ringfence.Evidence.Ingest;

/// <summary>What a file holds, as far as it has been read: rows waiting for the writer, counts, and what was set aside.</summary>
internal sealed class ParsedFile(string path)
{
    public string Path => path;

    /// <summary>Gets each CloudTrail event as it stands in the file, out of whatever envelope it came in; null: nobody asks.</summary>
    public EventSeen? Event { get; init; }

    /// <summary>Gets each body of the invocation log; null: nobody asks, and none is kept.</summary>
    public BodySeen? Body { get; init; }

    /// <summary>Where the record under the reader begins in the uncompressed file.</summary>
    public long Offset { get; set; }

    public RowBatch Batch { get; private set; } = new();

    public Dictionary<string, long> Kinds { get; } = [];

    public List<MalformedRecord> Malformed { get; } = [];

    /// <summary>How many were set aside beyond those kept in <see cref="Malformed"/>.</summary>
    public long MoreMalformed { get; private set; }

    /// <summary>It could not be read to its end, for a reason outside it: a repeat tries again.</summary>
    public bool Unreadable { get; set; }

    /// <summary>What its bucket keeps beside it; null for a local copy, which has it in a file of its own.</summary>
    public Integrity.ObjectMetadata? Metadata { get; set; }

    public string Sha256 { get; set; } = "";

    /// <summary>Field order of a text log, from its header line.</summary>
    public string[]? Header { get; set; }

    /// <summary>The column of a CSV that holds events, from its header line.</summary>
    public int? EventColumn { get; set; }

    /// <summary>The last line was PostgreSQL's: a line that begins with a tab goes on with it.</summary>
    public bool OfPostgres { get; set; }

    /// <summary>Counts a record, or sets it aside; returns the problem for the caller to place.</summary>
    public string? Count(string kind, string? problem)
    {
        if (problem is null)
        {
            Kinds[kind] = Kinds.GetValueOrDefault(kind) + 1;
        }

        return problem;
    }

    public void SetAside(string reason)
    {
        // A file of a billion broken lines must not fill memory with complaints.
        const int Most = 10_000;
        if (Malformed.Count < Most)
        {
            Malformed.Add(new(Offset, reason));
        }
        else
        {
            MoreMalformed++;
        }
    }

    /// <summary>What a file of another kind holds is told once, not line by line.</summary>
    public void Collapse()
    {
        var total = Malformed.Count + MoreMalformed;
        if (Kinds.Count == 0 && total > 1 && Malformed.All(one => one.Reason == Malformed[0].Reason))
        {
            Malformed.RemoveRange(1, Malformed.Count - 1);
            Malformed[0] = Malformed[0] with
            {
                Reason = $"{Malformed[0].Reason}, and so with all {total} in this file",
            };
            MoreMalformed = 0;
        }
    }

    /// <summary>Hands over the rows so far.</summary>
    public RowBatch Take()
    {
        var batch = Batch;
        Batch = new RowBatch();
        return batch;
    }
}
