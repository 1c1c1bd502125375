namespace Ringfence.Gateway;

/// <summary>A step says no. A value, not an exception.</summary>
/// <param name="Message">What was wrong, what was given, what is allowed and how to mend it. Never content, never a credential.</param>
/// <param name="RetryAfter">When trying again may succeed.</param>
/// <param name="Parameter">Where in the body the fault lies, e.g. <c>messages[2].content[0].type</c>; null when it is no single place.</param>
internal sealed record Refusal(
    GatewayError Error,
    string Message,
    TimeSpan? RetryAfter = null,
    string? Parameter = null
);
