using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using System.Text;
using Ringfence.Ledger.Merkle;

namespace Ringfence.Ledger.Checkpoints;

/// <summary>That an entry is in a log, in one file that needs nothing else but the log's key (C2SP tlog-proof).</summary>
/// <param name="Index">Where the entry stands.</param>
/// <param name="Path">Hashes from the leaf's sibling upwards.</param>
/// <param name="Signed">The checkpoint that the path leads to.</param>
public sealed record TlogProof(long Index, IReadOnlyList<TreeHash> Path, SignedCheckpoint Signed)
{
    /// <summary>The extension of its files.</summary>
    public const string Extension = ".tlog-proof";

    private const string Head = "c2sp.org/tlog-proof@v1";
    private const string IndexWord = "index ";
    private const string ExtraWord = "extra ";

    // A tree has at most 2^63 leaves.
    private const int MaxPath = 63;

    /// <summary>Reads a proof, or says what is wrong with it. An <c>extra</c> line is passed over, for nothing signs it.</summary>
    public static bool TryParse(ReadOnlySpan<byte> bytes, [NotNullWhen(true)] out TlogProof? proof, out string problem)
    {
        proof = null;
        problem =
            $"A proof is '{Head}', 'index <n>', the hashes of its path in base64, a line each, an empty line, and a checkpoint.";
        var split = bytes.IndexOf("\n\n"u8);
        if (split < 0 || !NoteText.IsClean(bytes[..split]))
        {
            return false;
        }

        var lines = Encoding.UTF8.GetString(bytes[..split]).Split('\n');
        var at = lines.Length > 1 && lines[1].StartsWith(ExtraWord, StringComparison.Ordinal) ? 2 : 1;
        if (lines[0] != Head || lines.Length <= at || !TryParseIndex(lines[at], out var index))
        {
            return false;
        }

        List<TreeHash> path = [];
        foreach (var line in lines[(at + 1)..])
        {
            if (path.Count == MaxPath || !TreeHash.TryParse(line, out var hash))
            {
                return false;
            }

            path.Add(hash);
        }

        if (!SignedCheckpoint.TryParse(bytes[(split + 2)..], out var signed, out problem))
        {
            return false;
        }

        proof = new TlogProof(index, path, signed);
        return true;
    }

    /// <summary>Whether the checkpoint is signed by a key given and the path leads from the entry to its root.</summary>
    /// <param name="entry">The entry's bytes.</param>
    /// <param name="keys">The log's key, and those of witnesses that are trusted.</param>
    /// <param name="problem">Why not.</param>
    public bool Verifies(ReadOnlySpan<byte> entry, IReadOnlyList<VerifierKey> keys, out string problem)
    {
        var by = Signed.Note.Verify(keys, out problem);
        if (by.Count == 0)
        {
            return false;
        }

        if (!by.Any(key => key.Name == Signed.Checkpoint.Origin && key.Type != NoteKeyType.Cosignature))
        {
            problem = $"Its checkpoint is not signed by the log itself, {Signed.Checkpoint.Origin}.";
            return false;
        }

        var (_, size, root) = Signed.Checkpoint;
        var leads = InclusionProof.Verifies(TreeHash.OfLeaf(entry), Index, size, [.. Path], root);
        problem = leads ? "" : $"The entry is not the one at index {Index} of the log with {size} entries.";
        return leads;
    }

    /// <summary>The file's text.</summary>
    public override string ToString()
    {
        StringBuilder text = new();
        text.Append(CultureInfo.InvariantCulture, $"{Head}\n{IndexWord}{Index}\n");
        foreach (var hash in Path)
        {
            text.Append(hash).Append('\n');
        }

        return text.Append('\n').Append(Signed.Note).ToString();
    }

    private static bool TryParseIndex(string line, out long index)
    {
        index = 0;
        return line.StartsWith(IndexWord, StringComparison.Ordinal)
            && long.TryParse(line.AsSpan(IndexWord.Length), NumberStyles.None, CultureInfo.InvariantCulture, out index)
            && index.ToString(CultureInfo.InvariantCulture) == line[IndexWord.Length..];
    }
}
