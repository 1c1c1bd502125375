namespace Ringfence.Evidence.Ingest;

/// <summary>What an ingest did.</summary>
public sealed record IngestReport
{
    /// <summary>Files that were looked at.</summary>
    public long Files { get; set; }

    /// <summary>Files that the store had already, unchanged.</summary>
    public long FilesKnown { get; set; }

    /// <summary>Records found, by kind; those of known files included.</summary>
    public SortedDictionary<string, long> Events { get; } = new(StringComparer.Ordinal);

    /// <summary>Rows that the store did not have.</summary>
    public long New { get; set; }

    /// <summary>Rows that it had.</summary>
    public long Repeated { get; set; }

    /// <summary>What was set aside, at most the first thousand; <see cref="SetAsideCount"/> counts all.</summary>
    public List<SetAside> SetAside { get; } = [];

    /// <summary>How many were set aside.</summary>
    public long SetAsideCount { get; set; }

    /// <summary>What became of prompts and answers; null when they were not asked for.</summary>
    public Content.ContentReport? Content { get; set; }

    /// <summary>How long it took.</summary>
    public double Seconds { get; set; }
}
