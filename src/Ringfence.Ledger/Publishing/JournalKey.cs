using System.Text;
using Ringfence.Ledger.Checkpoints;
using Ringfence.Ledger.Journal;
using Ringfence.Ledger.Stores;

namespace Ringfence.Ledger.Publishing;

/// <summary>
/// The key of a ledger's journal where that is not the log's own: a log whose key is a call away signs what it publishes with it, and
/// commits with a key of its machine. Which key that is, the log's key has signed (docs/ledger-format.md, section 6).
/// </summary>
internal static class JournalKey
{
    /// <summary>Its file: a note, signed by the log's key, whose text is <see cref="Head"/> and the verifier key, a line each.</summary>
    public const string Path = "vkey.journal";

    // No origin has spaces: this can be taken for no checkpoint.
    private const string Head = "ringfence journal key v1";

    /// <summary>The key that verifies the journal's frames: that of the file, or the log's where there is none.</summary>
    /// <exception cref="InvalidDataException">The file is damaged, or the log's key has not signed it.</exception>
    public static VerifierKey Read(ILedgerStore store, VerifierKey key)
    {
        if (store.Read(Path) is not byte[] bytes)
        {
            return key;
        }

        if (!SignedNote.TryParse(bytes, out var note, out var problem))
        {
            throw new InvalidDataException($"{Path} is damaged: {problem}");
        }

        if (note.Verify([key], out problem).Count == 0)
        {
            throw new InvalidDataException($"{Path} does not verify by the log's key {key}: {problem}");
        }

        var lines = Encoding.UTF8.GetString(note.Text.Span).Split('\n');
        problem = "it is not of this log's journal";
        return
            lines is [Head, var text, ""]
            && VerifierKey.TryParse(text, out var found, out problem)
            && found.Name == key.Name
            ? found
            : throw new InvalidDataException($"{Path} names no key of this log's journal: {problem}");
    }

    /// <summary>Makes the file name this key, asking the log's signer where it does not.</summary>
    /// <exception cref="InvalidDataException">It names another, which has signed what is not published yet.</exception>
    /// <exception cref="LedgerFault">The signer failed.</exception>
    public static VerifierKey Ensure(
        ILedgerStore store,
        VerifierKey key,
        ICheckpointSigner signer,
        ICheckpointSigner journal
    )
    {
        var wanted = VerifierKey.Parse(journal.VerifierKey);
        var found = Read(store, key);
        if (found.Equals(wanted))
        {
            return wanted;
        }

        if (wanted.Name != key.Name)
        {
            throw new InvalidDataException($"The journal's key is that of {wanted.Name}, not of {key.Name}.");
        }

        if (store.List(JournalSegment.Folder).Count > 0)
        {
            throw new InvalidDataException(
                $"What is not published yet was signed by {found}, and the journal's key given is {wanted}: give the one that the ledger was left with."
            );
        }

        store.Put(Path, SignedNote.Sign($"{Head}\n{wanted}\n", key.Name, signer).Bytes.Span);
        store.Sync();
        return wanted;
    }
}
