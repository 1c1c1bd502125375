using System.Text;
using System.Text.Json;
using Ringfence.Evidence.Store;
using Ringfence.Ledger;
using Ringfence.Ledger.Verification;

namespace Ringfence.Evidence.Ingest;

/// <summary>
/// The verification of a ledger against the last checkpoint that a store saw of it, so that a ledger which forgot something is found even
/// when it is consistent in itself. It needs no store while it runs: what it found is kept afterwards.
/// </summary>
/// <param name="Begun">When it began.</param>
/// <param name="Took">How long it took.</param>
/// <param name="Problems">What is wrong; empty when it holds.</param>
/// <param name="IsWhole">Whether all of it was read.</param>
public sealed record LedgerCheck(DateTimeOffset Begun, TimeSpan Took, IReadOnlyList<string> Problems, bool IsWhole)
{
    /// <summary>Verifies all of a ledger.</summary>
    /// <param name="earlier">The last checkpoint that was verified, by <see cref="EarlierOf"/>.</param>
    /// <exception cref="IOException">It cannot be read.</exception>
    public static LedgerCheck Whole(string directory, string? earlier, TimeProvider time) =>
        Run(directory, earlier, LedgerExtent.Whole, time);

    /// <summary>The last checkpoint of a ledger that a store verified, a signed note; null when it knows none.</summary>
    public static string? EarlierOf(EvidenceStore store, string origin)
    {
        using var last = new Statement(
            store.Database,
            "SELECT note FROM checkpoint WHERE ledger = ? AND verified = 1 ORDER BY size DESC LIMIT 1"
        );
        last.Bind(1, origin);
        return last.Step() ? last.Text(0) : null;
    }

    /// <summary>Writes down what was found; nothing when the store does not know the ledger.</summary>
    public void Keep(EvidenceStore store, string place)
    {
        store.Run("BEGIN IMMEDIATE");
        if (LedgerStanding.Of(store, place) is { } known)
        {
            known = Apply(known);
            known.Save(store);
            known.Mark(store);
        }

        store.Run("COMMIT");
    }

    internal static LedgerCheck Run(string directory, string? earlier, LedgerExtent extent, TimeProvider time)
    {
        var begun = time.GetUtcNow();
        var from = time.GetTimestamp();
        var options = new VerificationOptions
        {
            EarlierCheckpoint = earlier is null ? null : (ReadOnlyMemory<byte>?)Encoding.UTF8.GetBytes(earlier),
            OnlyNew = extent == LedgerExtent.New && earlier is not null,
        };
        IReadOnlyList<string> problems;
        try
        {
            problems = [.. LedgerVerifier.Verify(directory, options).Findings.Select(finding => finding.ToString())];
        }
        catch (Exception error) when (error is FormatException or InvalidDataException or JsonException)
        {
            problems = [$"it cannot be verified: {error.Message}"];
        }

        return new(begun, time.GetElapsedTime(from), problems, !options.OnlyNew);
    }

    internal LedgerStanding Apply(LedgerStanding known)
    {
        if (Problems.Count > 0)
        {
            return known with { Problems = Problems, Broken = known.Broken ?? Begun };
        }

        if (!IsWhole)
        {
            // What is new holds: that says nothing of what was found wrong before.
            return known with { New = Begun };
        }

        // What was found while this one ran may be younger than what it read.
        return known.Broken > Begun
            ? known
            : known with
            {
                Whole = Begun,
                WholeTook = Took,
                New = known.New > Begun ? known.New : Begun,
                Problems = [],
                Broken = null,
            };
    }
}
