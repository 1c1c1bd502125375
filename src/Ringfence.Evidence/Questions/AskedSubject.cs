namespace Ringfence.Evidence.Questions;

/// <summary>A person whom calls are about, as the record knows them. Who they are is in neither the store nor an answer.</summary>
/// <param name="Kind">By what they were named: <c>mrn</c>, <c>member</c>, <c>ssn</c>, <c>person</c>.</param>
/// <param name="Digests"><c>epoch:kind:digest</c> in every epoch whose key is there; at least one.</param>
public sealed record AskedSubject(string Kind, IReadOnlyList<string> Digests)
{
    /// <summary>What an answer says was asked.</summary>
    public string Shown => $"{Kind}:(not shown), in {Digests.Count} epoch(s)";
}
