using Ringfence.Controls.Facts;

namespace Ringfence.Controls;

/// <summary>A control's answer, with its reason.</summary>
/// <param name="Outcome">The answer.</param>
/// <param name="Because">
/// One sentence: what was found, what is asked for. For Unknown, what would decide it. Never a secret's value.
/// </param>
public sealed record Verdict(Outcome Outcome, string Because)
{
    /// <summary>Where in the source the answer was decided; nowhere: at the resource itself.</summary>
    public SourcePlace? Place { get; init; }

    /// <summary>The promise holds.</summary>
    public static Verdict Pass(string because) => new(Outcome.Pass, because);

    /// <summary>The promise is broken.</summary>
    public static Verdict Fail(string because) => new(Outcome.Fail, because);

    /// <summary>It cannot be told; <paramref name="because"/> says what would decide it.</summary>
    public static Verdict Unknown(string because) => new(Outcome.Unknown, because);

    /// <summary>The control does not concern the resource.</summary>
    public static Verdict NotApplicable(string because) => new(Outcome.NotApplicable, because);

    /// <summary>The verdict for an answer: a sentence for Yes, one for No, and one for Unknown.</summary>
    public static Verdict Of(Truth holds, string pass, string fail, string? unknown = null) =>
        holds.IsYes ? Pass(pass)
        : holds.IsNo ? Fail(fail)
        : Unknown(unknown ?? $"It rests on a value that is known only when deployed. If not: {fail}");

    /// <summary>The verdict on one property, with the sentences and the place that every such verdict has.</summary>
    /// <param name="path">The property, as a reader finds it: <c>VersioningConfiguration.Status</c>. Never one that holds a secret.</param>
    /// <param name="value">What stands there.</param>
    /// <param name="holds">Whether it is what it must be.</param>
    /// <param name="must">What it must be: <c>Enabled</c>.</param>
    public static Verdict Property(string path, PropertyValue value, Truth holds, string must)
    {
        ArgumentNullException.ThrowIfNull(value);
        return Of(
                holds,
                $"{path} is {value}.",
                value.IsMissing ? $"{path} is absent; it must be {must}." : $"{path} is {value}; it must be {must}.",
                $"{path} is known only when deployed{(value.IsUnresolved ? $" ({value.WhyUnresolved})" : "")}; it must be {must}."
            )
            .At(value);
    }

    /// <summary>The same verdict, pointing at a value's place.</summary>
    public Verdict At(PropertyValue value) => value.Place is { } place ? this with { Place = place } : this;
}
