namespace Ringfence.Evidence.Sigma;

/// <summary>A rule that was not run.</summary>
/// <param name="Rule">Its title, or its place in the file.</param>
public sealed record SigmaRefusal(string File, string Rule, string Why);
