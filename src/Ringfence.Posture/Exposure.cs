namespace Ringfence.Posture;

/// <summary>
/// Facts of a resource that make the same failing worse. Only what a template says counts; what it does not say is no
/// fact, neither way.
/// </summary>
[Flags]
public enum Exposure
{
    /// <summary>No such fact is known.</summary>
    None = 0,

    /// <summary>It answers the internet: an address, an endpoint or a policy of its own is open to everybody.</summary>
    Internet = 1,

    /// <summary>It is tagged as holding protected health information (<c>data-classification: phi</c>).</summary>
    Phi = 2,

    /// <summary>It is tagged as production (<c>environment</c>, <c>env</c> or <c>stage</c>: <c>prod</c> or <c>production</c>).</summary>
    Production = 4,
}
