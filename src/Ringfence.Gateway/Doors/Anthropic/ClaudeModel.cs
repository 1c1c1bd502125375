using Ringfence.Aws.Bedrock;

namespace Ringfence.Gateway.Doors.Anthropic;

/// <summary>Which models take a Messages body as it is.</summary>
internal static class ClaudeModel
{
    /// <summary>An ARN that does not name its provider is taken for Claude's on this door: it is the protocol that the caller chose for it.</summary>
    public static bool Is(ModelId model) => model.Provider is null or "anthropic";
}
