using System.Collections.Frozen;

namespace Ringfence.Gateway.Models;

/// <summary>What a profile's prefix says about where it may run, when nobody has said it more exactly.</summary>
internal static class Geographies
{
    /// <summary>The prefix of profiles that may run anywhere.</summary>
    public const string Global = "global";

    /// <summary>
    /// Wider than the profiles are (a <c>jp.</c> profile stays in Japan), since region sets grow and a set that is too small would let
    /// prompts out. <c>ProfileRegions</c>, or AWS itself, gives the exact set.
    /// </summary>
    private static readonly FrozenDictionary<string, string> Widest = new Dictionary<string, string>
    {
        ["us"] = "us-*",
        ["us-gov"] = "us-gov-*",
        ["eu"] = "eu-*",
        ["apac"] = "ap-*",
        ["jp"] = "ap-*",
        ["au"] = "ap-*",
    }.ToFrozenDictionary();

    private static readonly FrozenSet<string> Providers = FrozenSet.Create(
        "ai21",
        "amazon",
        "anthropic",
        "cohere",
        "deepseek",
        "google",
        "luma",
        "meta",
        "minimax",
        "mistral",
        "moonshot",
        "moonshotai",
        "nvidia",
        "openai",
        "qwen",
        "stability",
        "twelvelabs",
        "writer",
        "zai"
    );

    /// <summary>The geography that holds every region of the prefix's profiles, or null when the prefix is not known.</summary>
    public static string? Of(string prefix) => Widest.GetValueOrDefault(prefix);

    /// <summary>
    /// Whether an id is a profile's. A prefix that is not known, before something that could be a provider, is taken for a geography of
    /// which nothing is known: it is then refused until its regions are configured.
    /// </summary>
    public static bool IsProfile(string id)
    {
        var first = id.IndexOf('.');
        var prefix = id[..first];
        return prefix == Global
            || Widest.ContainsKey(prefix)
            || (!Providers.Contains(prefix) && id.IndexOf('.', first + 1) > 0);
    }
}
