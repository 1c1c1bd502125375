using System.Text;
using Ringfence.Ledger.Checkpoints;
using Ringfence.Ledger.Stores;

namespace Ringfence.Ledger.Publishing;

/// <summary>The verifier key that a ledger carries with it, for convenience: who can rewrite the ledger can rewrite this too.</summary>
internal static class DirectoryKey
{
    /// <summary>Its file.</summary>
    public const string Path = "vkey";

    /// <summary>Writes it where it is missing.</summary>
    /// <exception cref="InvalidDataException">There is another.</exception>
    public static void Ensure(ILedgerStore store, VerifierKey key)
    {
        var text = NoteText.Bytes($"{key}\n");
        if (store.Read(Path) is not byte[] found)
        {
            store.Put(Path, text);
            store.Sync();
        }
        else if (!text.AsSpan().SequenceEqual(found))
        {
            throw new InvalidDataException(
                $"{Path} does not hold the ledger's key, {key}: find out who changed it, then remove it; it is written anew."
            );
        }
    }

    /// <summary>Reads it.</summary>
    /// <exception cref="InvalidDataException">There is none, or it is no verifier key.</exception>
    public static VerifierKey Read(ILedgerStore store)
    {
        if (store.Read(Path) is not byte[] bytes)
        {
            throw new InvalidDataException($"There is no ledger here: a file named {Path} is missing.");
        }

        return VerifierKey.TryParse(Encoding.UTF8.GetString(bytes), out var key, out var problem)
            ? key
            : throw new InvalidDataException($"{Path} is damaged: {problem}");
    }
}
