namespace Ringfence.LocalBedrock.Model;

/// <summary>Each API's word for why an answer ended.</summary>
internal static class StopReasons
{
    public static string Converse(this StopReason reason) =>
        reason switch
        {
            StopReason.EndTurn => "end_turn",
            StopReason.ToolUse => "tool_use",
            StopReason.MaxTokens => "max_tokens",
            StopReason.StopSequence => "stop_sequence",
            StopReason.GuardrailIntervened => "guardrail_intervened",
            _ => throw new ArgumentOutOfRangeException(nameof(reason), reason, null),
        };

    /// <summary>Anthropic's own API has no word for a guardrail; its clients read the body's <c>amazon-bedrock-guardrailAction</c>.</summary>
    public static string Anthropic(this StopReason reason) =>
        reason is StopReason.GuardrailIntervened ? "end_turn" : reason.Converse();

    public static string Titan(this StopReason reason) =>
        reason switch
        {
            StopReason.MaxTokens => "LENGTH",
            StopReason.StopSequence => "STOP_CRITERIA_MET",
            StopReason.GuardrailIntervened => "CONTENT_FILTERED",
            _ => "FINISH",
        };
}
