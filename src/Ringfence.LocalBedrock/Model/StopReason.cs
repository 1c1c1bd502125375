namespace Ringfence.LocalBedrock.Model;

internal enum StopReason
{
    EndTurn,
    ToolUse,
    MaxTokens,
    StopSequence,
    GuardrailIntervened,
}
