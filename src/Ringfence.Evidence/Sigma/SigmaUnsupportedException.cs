namespace Ringfence.Evidence.Sigma;

/// <summary>What a rule needs, and we lack; or what is wrong with it. It is told for that rule, and the others run.</summary>
internal sealed class SigmaUnsupportedException(string message) : Exception(message);
