namespace Ringfence.Aws.Bedrock;

/// <summary>An exception that Bedrock's service model names.</summary>
/// <param name="Name">PascalCase, as in <c>x-amzn-ErrorType</c>.</param>
/// <param name="Status">Its HTTP status.</param>
/// <param name="Retryable">Whether AWS's SDKs try again.</param>
/// <param name="StreamMember">Its <c>:exception-type</c> inside a stream; null when a stream cannot carry it.</param>
public sealed record BedrockErrorType(string Name, int Status, bool Retryable, string? StreamMember = null);
