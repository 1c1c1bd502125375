namespace Ringfence.Evidence.Integrity;

/// <summary>One thing that is wrong with a trail, or that its reader must know.</summary>
/// <param name="Object">Bucket and key of what it is about.</param>
/// <param name="Detail">What was expected and what was found, in one sentence.</param>
/// <param name="Sure">False when an innocent cause, such as late delivery, would look the same.</param>
public sealed record TrailFinding(FindingKind Kind, Severity Severity, string Object, string Detail, bool Sure)
{
    /// <summary>Whether the trail fails because of it.</summary>
    public bool Fails => Severity > Severity.Info;
}
