namespace Ringfence.Evidence.Subjects;

/// <summary>One thing that holds something of a person, and what happens to it.</summary>
/// <param name="What">The thing.</param>
/// <param name="Action"><c>destroyed</c>, <c>unlinked</c>, <c>kept</c> or <c>yours</c> (out of reach from here).</param>
/// <param name="Why">In a sentence.</param>
public sealed record ErasureStep(string What, string Action, string Why);
