namespace Ringfence.Gateway.Bedrock;

/// <summary>No AWS credentials could be had for a caller's session.</summary>
/// <param name="message">What failed and how to mend it; shown to the caller, so no account numbers or credentials.</param>
internal sealed class SessionFault(string message, Exception? cause = null) : Exception(message, cause);
