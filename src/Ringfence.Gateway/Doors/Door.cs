namespace Ringfence.Gateway.Doors;

/// <summary>A client protocol that the gateway speaks.</summary>
internal enum Door
{
    /// <summary>Bedrock Runtime's own REST.</summary>
    Bedrock,

    /// <summary>Anthropic Messages.</summary>
    Anthropic,

    /// <summary>OpenAI chat completions and embeddings.</summary>
    OpenAi,
}
