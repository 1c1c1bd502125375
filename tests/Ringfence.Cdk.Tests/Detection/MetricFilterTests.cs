namespace Ringfence.Cdk.Tests.Detection;

/// <summary>What CloudWatch Logs takes as a filter pattern.</summary>
[Collection(nameof(Synthesis))]
public class MetricFilterTests(Synthesis synthesis)
{
    // API reference of CloudWatch Logs, PutMetricFilter: filterPattern, at most 1,024 characters.
    [Fact]
    public void Each_pattern_is_as_short_as_CloudWatch_demands()
    {
        var patterns = synthesis
            .AllResources.Where(each => each.Body["Type"]!.ToString() == "AWS::Logs::MetricFilter")
            .Select(each => (each.Id, Pattern: each.Body["Properties"]!["FilterPattern"]!.ToString()))
            .ToList();

        Assert.NotEmpty(patterns);
        Assert.All(
            patterns,
            each => Assert.True(each.Pattern.Length is >= 1 and <= 1024, $"{each.Id}: {each.Pattern.Length}")
        );
    }
}
