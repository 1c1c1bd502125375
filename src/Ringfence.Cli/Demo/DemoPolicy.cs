namespace Ringfence.Cli.Demo;

/// <summary>The demo's own policy, so that it shows the same whatever ringfence.json says.</summary>
internal static class DemoPolicy
{
    public static IReadOnlyDictionary<string, string?> Settings { get; } =
        new Dictionary<string, string?>
        {
            // One clinician of a small team, so that the third call in a minute is throttled.
            ["Quotas:Users:t.brandt:RequestsPerMinute"] = "2",

            // What the demo shows of a store is what it read into it itself.
            ["Console:Enabled"] = "false",
        };
}
