namespace Ringfence.Cli.ClaudeCode;

/// <summary>Which door of the gateway Claude Code speaks to.</summary>
internal enum Door
{
    /// <summary>Bedrock's own REST: <c>ANTHROPIC_BEDROCK_BASE_URL</c>; the gateway signs.</summary>
    Bedrock,

    /// <summary>Anthropic's Messages: <c>ANTHROPIC_BASE_URL</c>.</summary>
    Messages,
}
