using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace Ringfence.Redaction.Text;

/// <summary>A run of letters, a run of digits, or one other sign. White space is no token; it is a clue of the next one.</summary>
[StructLayout(LayoutKind.Sequential)]
internal struct Token
{
    public int Start;
    public int End;
    public ulong Hash;
    public Clue Clues;

    public readonly int Length => End - Start;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public readonly bool Has(Clue any) => Clues.Any(any);
}
