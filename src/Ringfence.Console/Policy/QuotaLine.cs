namespace Ringfence.Console.Policy;

/// <summary>How much a minute; null where nothing limits it.</summary>
public sealed record QuotaLine(string Of, long? Requests, long? Tokens);
