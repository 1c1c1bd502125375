namespace Ringfence.Gateway.Doors;

/// <summary>Every operation that a door offers; nothing else is routed.</summary>
internal enum RouteName
{
    Converse,
    ConverseStream,
    InvokeModel,
    InvokeModelWithResponseStream,
    CountTokens,
    ApplyGuardrail,
    Messages,
    MessagesCountTokens,
    ChatCompletions,
    Embeddings,
    Models,
}
