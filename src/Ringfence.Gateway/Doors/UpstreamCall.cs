namespace Ringfence.Gateway.Doors;

/// <summary>What is sent to Bedrock, once policy has chosen the model.</summary>
/// <param name="Body">The bytes sent; hashed and signed as they stand.</param>
/// <param name="ContentType">The body's content type, <c>application/json</c> unless the caller of a native door said otherwise.</param>
/// <param name="Headers">Bedrock headers of this call (<c>Accept</c>, <c>X-Amzn-Bedrock-*</c>), never credentials.</param>
internal sealed record UpstreamCall(
    Operation Operation,
    ReadOnlyMemory<byte> Body,
    string ContentType,
    IReadOnlyList<KeyValuePair<string, string>> Headers
);
