using Ringfence.Evidence.Store;

namespace Ringfence.Evidence.Ingest;

/// <summary>What a store knows of a ledger: how far it read it, what was verified when, and what is wrong.</summary>
public sealed record LedgerStanding
{
    /// <summary>Where it lies, as the ingest was given it.</summary>
    public required string Place { get; init; }

    /// <summary>Which log.</summary>
    public required string Origin { get; init; }

    /// <summary>Entries that the store has read; the next one's index.</summary>
    public long Read { get; init; }

    /// <summary>When all of it was last verified, and held; null: never.</summary>
    public DateTimeOffset? Whole { get; init; }

    /// <summary>How long that took.</summary>
    public TimeSpan WholeTook { get; init; }

    /// <summary>When what had come since was last verified, and held, and continued what was there before.</summary>
    public DateTimeOffset? New { get; init; }

    /// <summary>What is wrong, since when it was found; a whole verification that holds clears it.</summary>
    public IReadOnlyList<string> Problems { get; init; } = [];

    /// <summary>When the first of <see cref="Problems"/> was found.</summary>
    public DateTimeOffset? Broken { get; init; }

    /// <summary>Entries that are no audit entries.</summary>
    internal long Foreign { get; init; }

    /// <summary>What is known of one; null when the store has not read it.</summary>
    public static LedgerStanding? Of(EvidenceStore store, string place)
    {
        using var known = new Statement(
            store.Database,
            "SELECT origin, read, whole, whole_took, new, problems, broken, foreign_entries FROM ledger WHERE place = ?"
        );
        known.Bind(1, place);
        return known.Step()
            ? new()
            {
                Place = place,
                Origin = known.Text(0)!,
                Read = known.Number(1),
                Whole = Time(known, 2),
                WholeTook = TimeSpan.FromMilliseconds(known.Number(3)),
                New = Time(known, 4),
                Problems = known.Text(5) is { Length: > 0 } problems ? problems.Split('\n') : [],
                Broken = Time(known, 6),
                Foreign = known.Number(7),
            }
            : null;
    }

    internal void Save(EvidenceStore store)
    {
        using var save = new Statement(
            store.Database,
            "INSERT OR REPLACE INTO ledger(place, origin, read, whole, whole_took, new, problems, broken, foreign_entries) VALUES(?, ?, ?, ?, ?, ?, ?, ?, ?)"
        );
        save.Bind(1, Place);
        save.Bind(2, Origin);
        save.Bind(3, Read);
        Bind(save, 4, Whole);
        save.Bind(5, (long)WholeTook.TotalMilliseconds);
        Bind(save, 6, New);
        save.Bind(7, Problems.Count > 0 ? string.Join('\n', Problems) : null);
        Bind(save, 8, Broken);
        save.Bind(9, Foreign);
        save.Step();
    }

    /// <summary>Calls of a ledger are verified while all of it is: one altered entry puts the rest in doubt.</summary>
    internal void Mark(EvidenceStore store)
    {
        using var mark = new Statement(
            store.Database,
            "UPDATE file SET mark = ?1 WHERE path = ?2 AND name = 'ledger' AND sha256 = '' AND mark <> ?1"
        );
        mark.Bind(1, Problems.Count == 0 ? 1 : 2);
        mark.Bind(2, Place);
        mark.Step();
    }

    private static DateTimeOffset? Time(Statement row, int column) =>
        row.Text(column) is null ? null : DateTimeOffset.FromUnixTimeMilliseconds(row.Number(column));

    private static void Bind(Statement statement, int parameter, DateTimeOffset? time)
    {
        if (time is { } known)
        {
            statement.Bind(parameter, known.ToUnixTimeMilliseconds());
        }
        else
        {
            statement.BindNull(parameter);
        }
    }
}
