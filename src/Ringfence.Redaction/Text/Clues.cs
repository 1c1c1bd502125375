using System.Runtime.CompilerServices;

namespace Ringfence.Redaction.Text;

/// <summary>Questions to a token's clues.</summary>
internal static class Clues
{
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static bool Any(this Clue clues, Clue any) => (clues & any) != Clue.None;
}
