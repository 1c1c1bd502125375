using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using System.Text;
using Ringfence.Ledger.Merkle;

namespace Ringfence.Ledger.Checkpoints;

/// <summary>What a log says of itself: at this size, this is my root (C2SP tlog-checkpoint).</summary>
/// <param name="Origin">Which log.</param>
/// <param name="Size">How many entries.</param>
/// <param name="Root">The root over them.</param>
public sealed record Checkpoint(string Origin, long Size, TreeHash Root)
{
    /// <summary>Reads a note's text. Extension lines are allowed and passed over.</summary>
    public static bool TryParse(ReadOnlySpan<byte> text, [NotNullWhen(true)] out Checkpoint? checkpoint)
    {
        checkpoint = null;
        var lines = Encoding.UTF8.GetString(text).Split('\n');
        if (
            lines.Length < 4
            || lines[^1].Length > 0
            || Array.IndexOf(lines, "", 0, lines.Length - 1) >= 0
            || !long.TryParse(lines[1], NumberStyles.None, CultureInfo.InvariantCulture, out var size)
            || size.ToString(CultureInfo.InvariantCulture) != lines[1]
            || !TreeHash.TryParse(lines[2], out var root)
        )
        {
            return false;
        }

        checkpoint = new Checkpoint(lines[0], size, root);
        return true;
    }

    /// <summary>The text that is signed.</summary>
    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"{Origin}\n{Size}\n{Root}\n");
}
