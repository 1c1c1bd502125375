using System.CommandLine;

namespace Ringfence.Cli.ClaudeCode;

/// <summary><c>ringfence claude-code</c>: Claude Code on developers' machines, behind the gateway.</summary>
internal static class ClaudeCodeCommand
{
    public static Command Create() =>
        new("claude-code", "Claude Code on developers' machines, behind the gateway.") { SettingsCommand.Create() };
}
