namespace Ringfence.Posture.Fixes;

/// <summary>A change that is not made to a source, with the reason; caught where fixes are applied and told as a refusal.</summary>
internal sealed class UneditableException(string message) : Exception(message);
