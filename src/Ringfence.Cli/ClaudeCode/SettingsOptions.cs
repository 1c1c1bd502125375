using System.CommandLine;

namespace Ringfence.Cli.ClaudeCode;

/// <summary>The options of <c>ringfence claude-code settings</c>, and the settings that they say.</summary>
internal sealed class SettingsOptions
{
    private static readonly string[] UsualPaths = ["/mnt/phi", "/data/phi", "~/phi", "./**/phi/**"];

    private readonly Option<string> _gateway = new("--gateway")
    {
        Description = "The gateway's address: https://gateway.example.org",
        Required = true,
    };

    private readonly Option<string[]> _paths = new("--phi-path")
    {
        Description =
            $"A path that holds protected data; may be given several times [default: {string.Join(", ", UsualPaths)}]",
        DefaultValueFactory = _ => [],
    };

    private readonly Option<Door> _door = new("--door")
    {
        Description = "The gateway's door: bedrock (Bedrock's own REST) or messages (Anthropic's) [default: bedrock]",
        DefaultValueFactory = _ => Door.Bedrock,
    };

    private readonly Option<int> _days = new("--cleanup-days")
    {
        Description = "Days after which transcripts are purged, 1 to 30 [default: 7]",
        DefaultValueFactory = _ => 7,
    };

    private readonly Option<string[]> _models = new("--model")
    {
        Description = "A model that may be chosen; may be given several times [default: any that the gateway allows]",
        DefaultValueFactory = _ => [],
    };

    private readonly Option<string?> _helper = new("--key-helper")
    {
        Description = "A command that prints the user's gateway token",
    };

    private readonly Option<string?> _telemetry = new("--telemetry")
    {
        Description = "The OpenTelemetry collector's address, for counts without content [default: none is sent]",
    };

    private readonly Option<string?> _geography = new("--geography")
    {
        Description = "The geography of inference profiles: us, eu, apac … [default: Claude Code's own choice]",
    };

    /// <summary>All of them, in the order of the help.</summary>
    public IEnumerable<Option> All => [_gateway, _paths, _door, _days, _models, _helper, _telemetry, _geography];

    /// <summary>The settings that were asked for.</summary>
    /// <exception cref="BadInputException">An address or a number that cannot be.</exception>
    public ManagedSettings Read(ParseResult result) =>
        new()
        {
            Gateway = Address("--gateway", result.GetValue(_gateway)!),
            Door = result.GetValue(_door),
            ProtectedPaths = result.GetValue(_paths) is { Length: > 0 } given ? given : UsualPaths,
            CleanupDays = Days(result.GetValue(_days)),
            Models = result.GetValue(_models)!,
            KeyHelper = result.GetValue(_helper),
            Telemetry = result.GetValue(_telemetry) is { } collector ? Address("--telemetry", collector) : null,
            Geography = result.GetValue(_geography)?.TrimEnd('.'),
        };

    private static Uri Address(string option, string text) =>
        Uri.TryCreate(text, UriKind.Absolute, out var address) && address.Scheme == Uri.UriSchemeHttps
            ? address
            : throw new BadInputException(
                $"{option}: '{text}' is no https address. Give one such as https://gateway.example.org."
            );

    // Claude Code refuses the whole file for 0.
    private static int Days(int days) =>
        days is >= 1 and <= 30
            ? days
            : throw new BadInputException(
                $"--cleanup-days: {days} is not from 1 to 30. Transcripts are purged after that many days."
            );
}
