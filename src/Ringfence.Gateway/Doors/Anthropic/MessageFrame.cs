namespace Ringfence.Gateway.Doors.Anthropic;

/// <summary>What a message needs besides what Converse answers.</summary>
/// <param name="RequestId">Ringfence's; the message is named after it.</param>
/// <param name="Model">As the caller wrote it.</param>
internal sealed record MessageFrame(string RequestId, string Model)
{
    public string Id => $"msg_{RequestId}";
}
