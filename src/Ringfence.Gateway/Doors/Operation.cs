namespace Ringfence.Gateway.Doors;

/// <summary>An operation of Bedrock Runtime that the gateway forwards; the member's name is AWS's.</summary>
internal enum Operation
{
    Converse,
    ConverseStream,
    InvokeModel,
    InvokeModelWithResponseStream,
    CountTokens,
    ApplyGuardrail,
}
