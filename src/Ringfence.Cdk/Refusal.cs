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

    /// <summary>Refuses records that are kept for less than six years.</summary>
    /// <param name="prop">The prop's name.</param>
    /// <param name="days">How long they are kept.</param>
    /// <param name="construct">The construct that refuses; its file's name.</param>
    /// <exception cref="PropRefusedException">It is less.</exception>
    public static void UnlessSixYears(string prop, int days, [CallerFilePath] string construct = "") =>
        Unless(
            days >= 2192,
            prop,
            days,
            "2192 or more",
            "audit records are kept six years (45 CFR 164.316(b)(2)(i))",
            construct
        );
}
