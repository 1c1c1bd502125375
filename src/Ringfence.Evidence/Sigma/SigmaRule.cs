using Ringfence.Evidence.Integrity;

namespace Ringfence.Evidence.Sigma;

/// <summary>A rule: what it is called, how bad it is, and what it asks of one event.</summary>
/// <param name="Id">Its <c>id</c>; its file's name where it has none.</param>
/// <param name="Name">Its <c>name</c>, by which correlations call it; empty: none.</param>
/// <param name="Attack">MITRE ATT&amp;CK techniques out of its tags.</param>
/// <param name="Next">False positives that it names, to be ruled out.</param>
internal sealed record SigmaRule(
    string File,
    string Id,
    string Name,
    string Title,
    Severity Severity,
    string Attack,
    string Why,
    string Next,
    SigmaTest Test
)
{
    /// <summary>Whether it is called so: by id or by name.</summary>
    public bool IsCalled(string reference) => reference == Id || (Name.Length > 0 && reference == Name);
}
