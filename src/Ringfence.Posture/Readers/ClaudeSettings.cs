using Ringfence.Controls.Facts;

namespace Ringfence.Posture.Readers;

/// <summary>Claude Code's managed settings, as one resource of the type <c>Ringfence::ClaudeCode::ManagedSettings</c>.</summary>
internal static class ClaudeSettings
{
    public const string Type = "Ringfence::ClaudeCode::ManagedSettings";

    private static readonly string[] Own =
    [
        "cleanupPeriodDays",
        "allowManagedPermissionRulesOnly",
        "allowManagedHooksOnly",
        "disableBypassPermissionsMode",
        "apiKeyHelper",
        "awsAuthRefresh",
        "awsCredentialExport",
        "otelHeadersHelper",
        "forceLoginMethod",
        "forceLoginOrgUUID",
        "enabledPlugins",
        "strictKnownMarketplaces",
        "allowedMcpServers",
        "deniedMcpServers",
    ];

    public static bool Is(Node root) =>
        root.IsMap
        && root["Resources"] is null
        && (
            root["$schema"]?.Text.Contains("claude-code-settings", StringComparison.Ordinal) == true
            || root["permissions"] is { IsMap: true } permissions
                && permissions.Members.Exists(member =>
                    member.Name is "deny" or "allow" or "ask" or "defaultMode" or "disableBypassPermissionsMode"
                )
            || root.Members.Exists(member => Own.Contains(member.Name))
            || root["env"] is { IsMap: true } environment
                && environment.Members.Exists(member =>
                    member.Name.StartsWith("CLAUDE_CODE_", StringComparison.Ordinal)
                    || member.Name.StartsWith("ANTHROPIC_", StringComparison.Ordinal)
                )
        );

    public static Template Read(Node root, string file) =>
        new(
            file,
            [
                new Resource(
                    "ManagedSettings",
                    Type,
                    new SourcePlace(file, root.Line, root.Column),
                    () => PlainValue.Of(root, file)
                ),
            ]
        );
}
