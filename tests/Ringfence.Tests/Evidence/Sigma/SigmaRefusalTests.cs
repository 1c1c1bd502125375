using Ringfence.Evidence.Sigma;

namespace Ringfence.Tests.Evidence.Sigma;

/// <summary>What a rule needs and we lack is said, rule by rule, and the others run.</summary>
public sealed class SigmaRefusalTests : IDisposable
{
    private const string Head = "title: T\nlogsource:\n  product: aws\n  service: cloudtrail\n";

    private readonly string _folder = Directory.CreateTempSubdirectory("sigma-").FullName;

    [Theory]
    [InlineData("detection:\n  s:\n    a|expand: '%names%'\n  condition: s", "`expand`")]
    [InlineData("detection:\n  s:\n    a|soundslike: x\n  condition: s", "`soundslike`")]
    [InlineData("detection:\n  s:\n    a|cidr: 10.0.0.0/99\n  condition: s", "no network")]
    [InlineData("detection:\n  s:\n    a|gt: many\n  condition: s", "no number")]
    [InlineData("detection:\n  s:\n    a|re: '(?=x)y'\n  condition: s", "look-around")]
    [InlineData("detection:\n  s:\n    a|re: '(x'\n  condition: s", "no regular expression")]
    [InlineData("detection:\n  s:\n    a|exists: maybe\n  condition: s", "true or false")]
    [InlineData("detection:\n  s:\n    a: x\n  condition: t", "no selection 't'")]
    [InlineData("detection:\n  s:\n    a: x\n  condition: 1 of filter_*", "no selection is called filter_*")]
    [InlineData("detection:\n  s:\n    a: x\n  condition: (s", "not closed")]
    [InlineData("detection:\n  s:\n    a: x\n  condition: s s", "where and, or or the end")]
    [InlineData("detection:\n  s:\n    a: x\n  condition: s and", "a selection is missing")]
    [InlineData("detection:\n  s:\n    a: x\n  condition: s | near t", "aggregation 'near t'")]
    [InlineData("detection:\n  s:\n    a: x\n  condition: s | count() > 3", "without a timeframe")]
    [InlineData("detection:\n  s:\n    a: x", "no condition")]
    [InlineData("detection:\n  s:\n    a: []\n  condition: s", "no value")]
    [InlineData("fields: [a]", "no detection")]
    [InlineData("action: global", "collection")]
    [InlineData("filter:\n  rules: [x]\n  condition: s", "a filter for other rules")]
    [InlineData("correlation:\n  type: value_sum\n  rules: [a]\n  timespan: 5m", "value_sum")]
    [InlineData(
        "correlation:\n  type: event_count\n  rules: [nobody]\n  timespan: 5m\n  condition:\n    gte: 2",
        "'nobody'"
    )]
    [InlineData("level: dire\ndetection:\n  s:\n    a: x\n  condition: s", "'dire'")]
    public void What_is_not_known_is_said_for_that_rule(string body, string said)
    {
        Write("bad.yml", Head + body);
        Write("good.yml", Head + "detection:\n  s:\n    a: x\n  condition: s");
        var rules = SigmaRules.Load(_folder);
        var refused = Assert.Single(rules.Refused);
        Assert.Equal("bad.yml", refused.File);
        Assert.Contains(said, refused.Why, StringComparison.Ordinal);
        Assert.Single(rules.Rules);
    }

    [Theory]
    [InlineData("logsource:\n  product: windows\n  category: process_creation", "windows process_creation")]
    [InlineData("logsource:\n  product: aws\n  service: route53", "aws route53")]
    [InlineData("logsource:\n  category: proxy", "proxy")]
    public void A_rule_for_other_logs_is_not_run(string source, string said)
    {
        Write("rule.yml", $"title: T\n{source}\ndetection:\n  s:\n    a: x\n  condition: s");
        Assert.Contains(said, Assert.Single(SigmaRules.Load(_folder).Refused).Why, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("a: [", "no YAML")]
    [InlineData("- a", "no mapping")]
    public void A_file_that_is_no_rule_is_refused(string text, string said)
    {
        Write("rule.yml", text);
        Assert.Contains(said, Assert.Single(SigmaRules.Load(_folder).Refused).Why, StringComparison.Ordinal);
    }

    [Fact]
    public void A_file_whose_aliases_multiply_is_refused()
    {
        var bomb = "a: &a [x,x,x,x,x,x,x,x,x,x]\n";
        for (var letter = 'b'; letter < 'h'; letter++)
        {
            var before = (char)(letter - 1);
            bomb += $"{letter}: &{letter} [{string.Join(',', Enumerable.Repeat($"*{before}", 10))}]\n";
        }

        Write("rule.yml", bomb);
        Assert.Contains("50,000", Assert.Single(SigmaRules.Load(_folder).Refused).Why, StringComparison.Ordinal);
    }

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    private void Write(string name, string text) => File.WriteAllText(Path.Combine(_folder, name), text);
}
