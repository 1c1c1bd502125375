using System.Collections.Frozen;
using Ringfence.Gateway.Doors;
using Ringfence.Gateway.Models;
using Ringfence.Ledger.Entries;

namespace Ringfence.Gateway.Tests.Models;

/// <summary>A policy and callers to try it with.</summary>
internal static class Policies
{
    public static readonly KnownProfiles NothingKnown = () => FrozenDictionary<string, IReadOnlyList<string>>.Empty;

    public static Caller Clinician { get; } =
        new("https://idp.example", "s-1", "a.okafor", "oncology", ["clinician"], "ward-app");

    public static ModelOptions Options() =>
        new()
        {
            Regions = ["us-east-1", "us-west-2"],
            Aliases = new()
            {
                ["claude-sonnet-5"] = "anthropic.claude-sonnet-5",
                ["scribe"] = "arn:aws:bedrock:us-east-1:111122223333:application-inference-profile/abcdef123456",
            },
            Teams = new() { ["oncology"] = new() { Allow = ["claude-sonnet-5", "amazon.titan-*"] } },
        };

    public static ModelPolicy Compile(ModelOptions options, KnownProfiles? known = null)
    {
        Assert.Empty(options.Problems());
        return new ModelPolicy(options, known ?? NothingKnown);
    }

    public static ModelChoice Chooses(this ModelPolicy policy, string asked, RouteName route = RouteName.Converse)
    {
        var choice = policy.Choose(Clinician, asked, route, out var refusal);
        Assert.Null(refusal?.Message);
        return choice!;
    }

    public static void Refuses(this ModelPolicy policy, string asked, GatewayError error, params string[] saying)
    {
        Assert.Null(policy.Choose(Clinician, asked, RouteName.Converse, out var refusal));
        Assert.Equal(error, refusal!.Error);
        foreach (var words in saying)
        {
            Assert.Contains(words, refusal.Message, StringComparison.Ordinal);
        }
    }
}
