using System.Numerics;
using System.Runtime.CompilerServices;
using Ringfence.Redaction.Text;

namespace Ringfence.Redaction.Lexicon;

/// <summary>
/// Every word and phrase of the lists with its clues: an open-addressed table of 64-bit hashes, made once and shared. The words
/// themselves are not kept.
/// </summary>
internal sealed class WordTable
{
    private static readonly Lazy<WordTable> Made = new(WordLists.Load);
    private readonly ulong[] _hashes;
    private readonly Clue[] _clues;
    private readonly int _shift;

    public WordTable(Dictionary<ulong, Clue> words)
    {
        var size = BitOperations.RoundUpToPowerOf2((uint)words.Count * 3 / 2);
        _shift = 64 - BitOperations.Log2(size);
        _hashes = new ulong[size];
        _clues = new Clue[size];
        foreach (var (hash, clues) in words)
        {
            var at = hash >> _shift;
            while (_hashes[at] != 0)
            {
                at = (at + 1) & (size - 1);
            }

            _hashes[at] = hash;
            _clues[at] = clues;
        }
    }

    public static WordTable Shared => Made.Value;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public Clue Find(ulong hash)
    {
        var hashes = _hashes;
        var at = hash >> _shift;
        while (true)
        {
            var found = hashes[at];
            if (found == hash)
            {
                return _clues[at];
            }

            if (found == 0)
            {
                return Clue.None;
            }

            at = (at + 1) & (ulong)(hashes.Length - 1);
        }
    }
}
