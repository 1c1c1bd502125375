namespace Ringfence.Controls.ClaudeCode;

/// <summary>Claude Code on developers' machines: its managed settings.</summary>
internal static class ClaudeCodeChapter
{
    /// <summary>The controls of this chapter.</summary>
    public static IReadOnlyList<Control> Controls { get; } =
    [
        new ProtectedPathsAreDenied(),
        new TranscriptsArePurged(),
        new PermissionBypassIsDisabled(),
        new OnlyManagedRulesApply(),
        new AssistantGoesThroughGateway(),
        new GatewayCredentialIsUsable(),
        new TelemetryHoldsNoContent(),
        new AssistantCallsNobodyElse(),
        new SettingsHoldNoCredential(),
        new SettingsCannotBeEdited(),
    ];
}
