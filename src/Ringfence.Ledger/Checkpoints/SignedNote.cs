using System.Diagnostics.CodeAnalysis;
using System.Text;

namespace Ringfence.Ledger.Checkpoints;

/// <summary>A text with signatures beneath it (C2SP signed-note).</summary>
public sealed class SignedNote
{
    private const int MaxBytes = 1_000_000;
    private const int MaxSignatures = 100;

    private SignedNote(byte[] bytes, int textLength, IReadOnlyList<NoteSignature> signatures)
    {
        Bytes = bytes;
        Text = bytes.AsMemory(0, textLength);
        Signatures = signatures;
    }

    /// <summary>The whole note.</summary>
    public ReadOnlyMemory<byte> Bytes { get; }

    /// <summary>What is signed, its last line feed included.</summary>
    public ReadOnlyMemory<byte> Text { get; }

    /// <summary>The signatures, in their order; none of them is verified yet.</summary>
    public IReadOnlyList<NoteSignature> Signatures { get; }

    /// <summary>Signs a text.</summary>
    /// <exception cref="LedgerFault">The signer failed; it may be asked again.</exception>
    public static SignedNote Sign(string text, string name, ICheckpointSigner signer) =>
        Parse($"{text}\n{Line(NoteText.Bytes(text), name, signer)}");

    /// <summary>The same note with the signer's signature too.</summary>
    /// <exception cref="LedgerFault">The signer failed; it may be asked again.</exception>
    public SignedNote SignedAlsoBy(string name, ICheckpointSigner signer) => With(Line(Text.Span, name, signer));

    /// <summary>Reads a note, or says what is wrong with it. Signatures are not looked at yet: see <see cref="Verify"/>.</summary>
    public static bool TryParse(ReadOnlySpan<byte> bytes, [NotNullWhen(true)] out SignedNote? note, out string problem)
    {
        note = null;
        if (bytes.Length > MaxBytes || !NoteText.IsClean(bytes))
        {
            problem =
                "A signed note is at most 1,000,000 bytes of UTF-8 without control characters other than line feeds.";
            return false;
        }

        var split = bytes.LastIndexOf("\n\n"u8);
        if (split < 0 || bytes[^1] != '\n' || split + 2 == bytes.Length)
        {
            problem = "A signed note is a text, an empty line, and signature lines, each ended by a line feed.";
            return false;
        }

        List<NoteSignature> signatures = [];
        foreach (var line in Encoding.UTF8.GetString(bytes[(split + 2)..^1]).Split('\n'))
        {
            if (signatures.Count == MaxSignatures || !NoteSignature.TryParse(line, out var signature))
            {
                problem =
                    $"Line {signatures.Count + 1} below the note's text is not one of at most {MaxSignatures} signature lines.";
                return false;
            }

            signatures.Add(signature);
        }

        problem = "";
        note = new SignedNote(bytes.ToArray(), split + 1, signatures);
        return true;
    }

    /// <summary>
    /// Verifies by the keys given: signatures of other keys are passed over, one by a given key that fails rejects the note,
    /// and so does it when none is by a given key.
    /// </summary>
    /// <returns>The keys that signed; empty when the note is rejected, with the <paramref name="problem"/>.</returns>
    public IReadOnlyList<VerifierKey> Verify(IReadOnlyList<VerifierKey> keys, out string problem)
    {
        List<VerifierKey> by = [];
        foreach (var signature in Signatures)
        {
            foreach (var key in keys)
            {
                if (!signature.IsBy(key) || by.Contains(key))
                {
                    continue;
                }

                if (!key.Verifies(Text.Span, signature.Signature.Span))
                {
                    problem = $"The signature of {key.Name}+{key.Id:x8} does not fit the text.";
                    return [];
                }

                by.Add(key);
            }
        }

        problem = by.Count > 0 ? "" : $"None of its {Signatures.Count} signatures is by a key given.";
        return by;
    }

    /// <summary>The same note with more signature lines, each ended by a line feed; those of keys that have signed are left out.</summary>
    public SignedNote With(string lines)
    {
        StringBuilder note = new(ToString());
        HashSet<(string, uint)> signed = [.. Signatures.Select(signature => (signature.Name, signature.KeyId))];
        foreach (var line in lines.Split('\n', StringSplitOptions.RemoveEmptyEntries))
        {
            if (NoteSignature.TryParse(line, out var added) && signed.Add((added.Name, added.KeyId)))
            {
                note.Append(added);
            }
        }

        return Parse(note.ToString());
    }

    /// <summary>The same note with no other signatures than this key's.</summary>
    public SignedNote SignedOnlyBy(VerifierKey key)
    {
        StringBuilder kept = new(Encoding.UTF8.GetString(Text.Span));
        kept.Append('\n');
        foreach (var signature in Signatures)
        {
            if (signature.IsBy(key))
            {
                kept.Append(signature);
            }
        }

        return Parse(kept.ToString());
    }

    /// <summary>The whole note.</summary>
    public override string ToString() => Encoding.UTF8.GetString(Bytes.Span);

    private static string Line(ReadOnlySpan<byte> text, string name, ICheckpointSigner signer)
    {
        try
        {
            return NoteSignature.Line(name, signer.Sign(text));
        }
        catch (Exception failure) when (failure is not OutOfMemoryException)
        {
            // Whatever a signer throws: nothing has been written by it, and the next checkpoint may ask it again.
            throw new LedgerFault(
                $"The ledger's checkpoint could not be signed: {failure.Message}",
                retryable: true,
                failure
            );
        }
    }

    private static SignedNote Parse(string text) =>
        TryParse(NoteText.Bytes(text), out var note, out var problem)
            ? note
            : throw new ArgumentException(problem, nameof(text));
}
