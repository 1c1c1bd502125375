namespace Ringfence.Gateway;

/// <summary>A step says no. A value, not an exception.</summary>
/// <param name="Message">What was wrong, what was given, what is allowed and how to mend it. Never content, never a credential.</param>
/// <param name="RetryAfter">When trying again may succeed.</param>
internal sealed record Refusal(GatewayError Error, string Message, TimeSpan? RetryAfter = null);
