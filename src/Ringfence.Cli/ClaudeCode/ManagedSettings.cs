using System.Text.Json.Nodes;

namespace Ringfence.Cli.ClaudeCode;

/// <summary>
/// The managed settings of Claude Code behind the gateway (<c>managed-settings.json</c>; Claude Code documentation,
/// "Settings"). They hold no credential: each user's comes from <c>apiKeyHelper</c> or from their own environment.
/// </summary>
internal sealed record ManagedSettings
{
    /// <summary>The gateway: https.</summary>
    public required Uri Gateway { get; init; }

    /// <summary>The door that is spoken to.</summary>
    public Door Door { get; init; } = Door.Bedrock;

    /// <summary>Paths that hold protected data, as on the developers' machines.</summary>
    public required IReadOnlyList<string> ProtectedPaths { get; init; }

    /// <summary>After how many days transcripts are purged: 1 to 30.</summary>
    public int CleanupDays { get; init; } = 7;

    /// <summary>The models that may be chosen; empty: not limited here.</summary>
    public IReadOnlyList<string> Models { get; init; } = [];

    /// <summary>The command that prints a user's token; null: each user sets one.</summary>
    public string? KeyHelper { get; init; }

    /// <summary>Where OpenTelemetry goes; null: none is sent.</summary>
    public Uri? Telemetry { get; init; }

    /// <summary>
    /// The geography of inference profiles (<c>us</c>). Claude Code takes <c>global.</c> by itself in Canada, South
    /// America, the Middle East and Africa; null: its own choice.
    /// </summary>
    public string? Geography { get; init; }

    /// <summary>The file's content.</summary>
    public JsonObject ToJson()
    {
        var deny = new JsonArray();
        foreach (var rule in ProtectedPaths.SelectMany(DeniedPath.Rules).Distinct(StringComparer.Ordinal))
        {
            deny.Add((JsonNode)rule);
        }

        // Credentials of the machine, and the way out that no gateway sees.
        foreach (var rule in (string[])["Read(~/.aws/**)", "Read(./.env)", "Read(./.env.*)", "WebFetch"])
        {
            deny.Add((JsonNode)rule);
        }

        var settings = new JsonObject
        {
            ["permissions"] = new JsonObject { ["deny"] = deny, ["disableBypassPermissionsMode"] = "disable" },
            ["allowManagedPermissionRulesOnly"] = true,
            ["allowManagedHooksOnly"] = true,
            ["allowManagedMcpServersOnly"] = true,
            ["cleanupPeriodDays"] = CleanupDays,
            ["skipWebFetchPreflight"] = true,
            ["env"] = Environment(),
        };
        if (KeyHelper is not null)
        {
            settings["apiKeyHelper"] = KeyHelper;
        }

        if (Models.Count > 0)
        {
            settings["availableModels"] = new JsonArray([.. Models.Select(model => (JsonNode)model)]);
            settings["enforceAvailableModels"] = true;
        }

        return settings;
    }

    private JsonObject Environment()
    {
        var address = Gateway.AbsoluteUri.TrimEnd('/');
        var environment =
            Door == Door.Bedrock
                ? new JsonObject
                {
                    ["CLAUDE_CODE_USE_BEDROCK"] = "1",
                    ["ANTHROPIC_BEDROCK_BASE_URL"] = address,
                    ["CLAUDE_CODE_SKIP_BEDROCK_AUTH"] = "1",
                }
                : new JsonObject { ["ANTHROPIC_BASE_URL"] = address };
        if (Geography is not null)
        {
            environment["ANTHROPIC_BEDROCK_REGION_PREFIX"] = Geography;
        }

        environment["CLAUDE_CODE_DISABLE_NONESSENTIAL_TRAFFIC"] = "1";
        if (Telemetry is not null)
        {
            environment["CLAUDE_CODE_ENABLE_TELEMETRY"] = "1";
            environment["OTEL_METRICS_EXPORTER"] = "otlp";
            environment["OTEL_LOGS_EXPORTER"] = "otlp";
            environment["OTEL_EXPORTER_OTLP_PROTOCOL"] = "http/protobuf";
            environment["OTEL_EXPORTER_OTLP_ENDPOINT"] = Telemetry.AbsoluteUri.TrimEnd('/');
        }

        // Said, though off by default: what is managed cannot be switched on in a shell.
        foreach (
            var name in (string[])
                [
                    "OTEL_LOG_USER_PROMPTS",
                    "OTEL_LOG_ASSISTANT_RESPONSES",
                    "OTEL_LOG_TOOL_DETAILS",
                    "OTEL_LOG_TOOL_CONTENT",
                    "OTEL_LOG_RAW_API_BODIES",
                ]
        )
        {
            environment[name] = "0";
        }

        return environment;
    }
}
