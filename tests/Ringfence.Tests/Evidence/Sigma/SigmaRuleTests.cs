using System.Text.Json;
using Ringfence.Evidence.Sigma;
using Ringfence.Tests.House;

namespace Ringfence.Tests.Evidence.Sigma;

/// <summary>Rules as people write them for CloudTrail, each run over events that it must match and events that it must not.</summary>
public class SigmaRuleTests
{
    private static readonly string Folder = Path.Combine(
        Repository.Root,
        "tests",
        "Ringfence.Tests",
        "Evidence",
        "Sigma",
        "Rules"
    );

    public static TheoryData<string> Names() =>
        [
            .. Directory
                .EnumerateFiles(Folder, "*.yml")
                .Select(file => Path.GetFileNameWithoutExtension(file))
                .Order(StringComparer.Ordinal),
        ];

    [Theory]
    [MemberData(nameof(Names))]
    public void A_rule_matches_what_it_should_and_nothing_else(string name)
    {
        var rules = SigmaRules.Load(Path.Combine(Folder, name + ".yml"));
        Assert.Empty(rules.Refused);
        var rule = Assert.Single(rules.Rules);
        using var cases = JsonDocument.Parse(File.ReadAllText(Path.Combine(Folder, name + ".cases.json")));
        var hits = cases.RootElement.GetProperty("hits").EnumerateArray().ToList();
        var misses = cases.RootElement.GetProperty("misses").EnumerateArray().ToList();
        Assert.NotEmpty(hits);
        Assert.NotEmpty(misses);
        Assert.All(hits, happened => Assert.True(rule.Test.Holds(happened), $"it should match {happened}"));
        Assert.All(misses, happened => Assert.False(rule.Test.Holds(happened), $"it should not match {happened}"));
    }

    [Fact]
    public void All_of_them_load_from_one_directory()
    {
        var rules = SigmaRules.Load(Folder);
        Assert.Empty(rules.Refused);
        Assert.True(rules.Rules.Count >= 40, $"{rules.Rules.Count} rules");
        Assert.All(rules.Rules, rule => Assert.Matches("^T[0-9]{4}", rule.Attack));
    }
}
