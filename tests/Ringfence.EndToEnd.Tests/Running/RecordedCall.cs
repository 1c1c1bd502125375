using Ringfence.Ledger.Entries;

namespace Ringfence.EndToEnd.Running;

/// <summary>What the ledger holds of one call.</summary>
/// <param name="Asked">Null for a call refused before forwarding.</param>
/// <param name="Answered">Null for a call that is not over, or was cut short with the gateway.</param>
internal sealed record RecordedCall(
    InferenceAsked? Asked,
    long AskedIndex,
    InferenceAnswered? Answered,
    long AnsweredIndex
)
{
    public CallContext Call =>
        Asked?.Call ?? Answered?.Call ?? throw new InvalidDataException("an answer that names no call");

    public string RequestId => Asked?.RequestId ?? Answered!.RequestId;

    /// <summary>Both entries, the question first.</summary>
    public bool IsPair =>
        Asked is not null && Answered is not null && AskedIndex < AnsweredIndex && Answered.Asked == AskedIndex;
}
