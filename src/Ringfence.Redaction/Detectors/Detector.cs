using Ringfence.Redaction.Scanning;
using Ringfence.Redaction.Text;

namespace Ringfence.Redaction.Detectors;

/// <summary>Recognises one kind of identifier. Has no state: one instance serves all threads.</summary>
internal abstract class Detector
{
    /// <summary>A token with any of these is shown to <see cref="Inspect"/>.</summary>
    public abstract Clue Triggers { get; }

    /// <summary>Looks around token <paramref name="at"/> and adds what it finds, with its score and its reason.</summary>
    public abstract void Inspect(in Passage passage, int at, Findings found);
}
