using Ringfence.Ledger.Checkpoints;
using Ringfence.Ledger.Journal;
using Ringfence.Ledger.Publishing;
using Ringfence.Ledger.Stores;
using Ringfence.Ledger.Tiles;
using Ringfence.Ledger.Verification;

namespace Ringfence.Ledger;

/// <summary>
/// Verifies a ledger's directory against nothing but the log's key: a copy, or one that is being written. Takes no lock and writes
/// nothing.
/// </summary>
public static class LedgerVerifier
{
    /// <summary>Verifies a directory.</summary>
    /// <exception cref="FormatException">A key given is no verifier key.</exception>
    /// <exception cref="IOException">The directory cannot be read.</exception>
    /// <exception cref="PlatformNotSupportedException">The log signs with Ed25519, and this machine has no library for it.</exception>
    public static LedgerReport Verify(string directory, VerificationOptions options)
    {
        if (!Directory.Exists(directory))
        {
            throw new DirectoryNotFoundException($"There is no directory {directory}.");
        }

        using DirectoryStore store = new(directory);
        return options.OnlyNew ? New(store, options) : Whole(store, options);
    }

    private static LedgerReport Whole(DirectoryStore store, VerificationOptions options)
    {
        // Listing, journal, checkpoint, tiles: in this order whatever a running gateway publishes in between is accounted for.
        var listing = store.List("");
        using var journal = JournalFiles.Open(store);
        Findings findings = new();
        if (
            Key(store, options, findings) is not VerifierKey key
            || Checkpoint(store, key, options, findings) is not Checkpoint published
        )
        {
            return Nothing(findings);
        }

        var tail = Read(store, key, published, 0, journal, options, findings);
        new FileAudit(store, published.Size, tail.Size, findings).Run(listing);
        return Report(published, 0, tail.Size - published.Size, findings);
    }

    // Files are not listed: with a large ledger that alone reads more than a second's entries are.
    private static LedgerReport New(DirectoryStore store, VerificationOptions options)
    {
        using var journal = JournalFiles.Open(store);
        Findings findings = new();
        if (
            Key(store, options, findings) is not VerifierKey key
            || Checkpoint(store, key, options, findings) is not Checkpoint published
        )
        {
            return Nothing(findings);
        }

        var from =
            options.EarlierCheckpoint is { } note
            && SignedCheckpoint.TryParse(note.Span, out var earlier, out _)
            && earlier.Note.Verify([key], out _).Count > 0
                ? Math.Min(earlier.Checkpoint.Size, published.Size) / TileId.FullWidth * TileId.FullWidth
                : 0;
        var tail = Read(store, key, published, from, journal, options, findings);
        return Report(published, from, tail.Size - published.Size, findings);
    }

    private static JournalAudit Read(
        DirectoryStore store,
        VerifierKey key,
        Checkpoint published,
        long from,
        JournalFiles journal,
        VerificationOptions options,
        Findings findings
    )
    {
        new TreeAudit(store, published, findings).Run(from);
        var frames = Frames(store, key, findings);
        JournalAudit tail = new(store, published, frames ?? key, findings);
        try
        {
            if (frames is not null)
            {
                tail.Run(journal);
            }
        }
        catch (InvalidDataException)
        {
            findings.Notes.Add("The journal was not verified, for the tiles that it continues from are damaged.");
        }

        EarlierAudit earlier = new(store, published, [key, .. Witnesses(options)], findings);
        if (options.EarlierCheckpoint is { } note)
        {
            earlier.Run("earlier checkpoint", note.Span, tail.Checkpoints);
        }

        if (store.Read(WitnessedCheckpoint.Path) is byte[] witnessed)
        {
            earlier.Run(WitnessedCheckpoint.Path, witnessed, tail.Checkpoints);
        }

        return tail;
    }

    private static LedgerReport Nothing(Findings findings)
    {
        findings.Notes.Add("Nothing else was verified, for no checkpoint vouches for it.");
        return Report(new Checkpoint("", 0, default), 0, 0, findings);
    }

    private static VerifierKey? Key(ILedgerStore store, VerificationOptions options, Findings findings)
    {
        if (options.VerifierKey is not null)
        {
            var given = VerifierKey.Parse(options.VerifierKey);
            if (
                store.Read(DirectoryKey.Path) is byte[] beside
                && !beside.AsSpan().SequenceEqual(NoteText.Bytes($"{given}\n"))
            )
            {
                findings.Add(FindingKind.Signature, DirectoryKey.Path, null, $"{given}", "another text");
            }

            return given;
        }

        try
        {
            var key = DirectoryKey.Read(store);
            findings.Notes.Add(
                $"Verified by the key in the directory itself, {key}: whoever could rewrite the ledger could rewrite that too. Give the key you know."
            );
            return key;
        }
        catch (InvalidDataException unreadable)
        {
            findings.Add(FindingKind.Signature, DirectoryKey.Path, null, "the log's verifier key", unreadable.Message);
            return null;
        }
    }

    private static VerifierKey? Frames(ILedgerStore store, VerifierKey key, Findings findings)
    {
        try
        {
            return JournalKey.Read(store, key);
        }
        catch (InvalidDataException wrong)
        {
            findings.Add(
                FindingKind.Signature,
                JournalKey.Path,
                null,
                "the journal's key, signed by the log's",
                wrong.Message
            );
            findings.Notes.Add("The journal was not verified, for nobody vouches for its key.");
            return null;
        }
    }

    private static Checkpoint? Checkpoint(
        ILedgerStore store,
        VerifierKey key,
        VerificationOptions options,
        Findings findings
    )
    {
        const string File = PublishedCheckpoint.Path;
        if (store.Read(File) is not byte[] bytes)
        {
            findings.Add(FindingKind.Checkpoint, File, null, "a signed checkpoint", "no file");
            return null;
        }

        if (!SignedCheckpoint.TryParse(bytes, out var signed, out var problem))
        {
            findings.Add(FindingKind.Checkpoint, File, null, "a signed checkpoint", problem);
            return null;
        }

        if (signed.Checkpoint.Origin != key.Name)
        {
            findings.Add(
                FindingKind.Checkpoint,
                File,
                null,
                $"a checkpoint of {key.Name}",
                $"one of {signed.Checkpoint.Origin}"
            );
            return null;
        }

        var by = signed.Note.Verify([key, .. Witnesses(options)], out problem);
        if (!by.Contains(key))
        {
            findings.Add(FindingKind.Signature, File, null, "a signature of the log's key that fits", problem);
            return null;
        }

        return signed.Checkpoint;
    }

    private static IEnumerable<VerifierKey> Witnesses(VerificationOptions options) =>
        options.Witnesses.Select(VerifierKey.Parse);

    private static LedgerReport Report(Checkpoint published, long from, long journalEntries, Findings findings) =>
        new()
        {
            Origin = published.Origin,
            Size = published.Size,
            Root = published.Origin.Length > 0 ? published.Root.ToString() : "",
            JournalEntries = journalEntries,
            From = from,
            Findings = findings.All,
            Notes = findings.Notes,
        };
}
