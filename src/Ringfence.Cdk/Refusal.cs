using System.Runtime.CompilerServices;

namespace Ringfence.Cdk;

/// <summary>A prop that would weaken a construct is refused in its constructor: what, why, and what is allowed.</summary>
internal static class Refusal
{
    /// <summary>Refuses unless something holds.</summary>
    /// <param name="holds">What must hold.</param>
    /// <param name="prop">The prop's name.</param>
    /// <param name="given">What was given.</param>
    /// <param name="allowed">What is allowed.</param>
    /// <param name="why">Why nothing else is.</param>
    /// <param name="construct">The construct that refuses; its file's name.</param>
    /// <exception cref="PropRefusedException">It does not hold.</exception>
    public static void Unless(
        bool holds,
        string prop,
        object? given,
        string allowed,
        string why,
        [CallerFilePath] string construct = ""
    )
    {
        if (!holds)
        {
            throw new PropRefusedException(Path.GetFileNameWithoutExtension(construct), prop, given, allowed, why);
        }
    }
}
