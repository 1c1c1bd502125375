namespace Ringfence.Cli;

/// <summary>The user gave something that cannot be used; the message says what was wrong, what was given and what is allowed.</summary>
internal sealed class BadInputException(string message) : Exception(message);
