namespace Ringfence.Aws.Credentials;

/// <summary>There are no credentials to call AWS with. The message says what was tried and how to mend it, and holds no secret.</summary>
public sealed class NoAwsKeysException(string message, Exception? inner = null) : Exception(message, inner);
