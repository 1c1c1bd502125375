using Microsoft.Extensions.Configuration;

namespace Ringfence.Gateway.Tests.Configuration;

public sealed class StartTests
{
    [Fact]
    public void Without_any_configuration_every_problem_is_listed_at_once()
    {
        var invalid = Assert.Throws<ConfigurationInvalidException>(() =>
            GatewayHost.Build(new ConfigurationBuilder().Build())
        );

        Assert.Contains(
            invalid.Problems,
            problem => problem.StartsWith("Recording:Directory", StringComparison.Ordinal)
        );
        Assert.Contains(invalid.Problems, problem => problem.StartsWith("Recording:KeyFile", StringComparison.Ordinal));
        Assert.Contains(invalid.Problems, problem => problem.StartsWith("Bedrock:Region", StringComparison.Ordinal));
        Assert.Contains(invalid.Problems, problem => problem.StartsWith("Callers", StringComparison.Ordinal));
        Assert.Contains(invalid.Problems, problem => problem.StartsWith("Models:Regions", StringComparison.Ordinal));
        Assert.All(invalid.Problems, problem => Assert.Contains(problem, invalid.Message, StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("Listen:Address", "everywhere")]
    [InlineData("Listen:Port", "70000")]
    [InlineData("Listen:Http2Port", "8080")]
    [InlineData("Listen:Certificate", "/does/not/exist.pem")]
    [InlineData("Limits:MaxBodyBytes", "1")]
    [InlineData("Limits:MaxHeaderBytes", "1")]
    [InlineData("Limits:MaxHeaderCount", "1")]
    [InlineData("Limits:MaxAnswerBytes", "1")]
    [InlineData("Limits:DrainTimeout", "-00:00:01")]
    [InlineData("Limits:PingEvery", "00:00:00")]
    [InlineData("Limits:Timeouts:Idle", "00:00:00")]
    [InlineData("Recording:Origin", "https://example.com")]
    [InlineData("Recording:PublishEvery", "00:00:00")]
    [InlineData("Bedrock:Endpoint", "ftp://bedrock")]
    [InlineData("Bedrock:StsEndpoint", "sts")]
    [InlineData("Bedrock:RoleArn", "my-role")]
    [InlineData("Bedrock:Retries", "9")]
    [InlineData("Bedrock:Guardrail:Version", "1")]
    [InlineData("Bedrock:Keys:AccessKeyId", "AKID")]
    public void A_wrong_value_is_named(string key, string value)
    {
        var configuration = new ConfigurationBuilder().AddInMemoryCollection([new(key, value)]).Build();

        var invalid = Assert.Throws<ConfigurationInvalidException>(() => GatewayHost.Build(configuration));

        var section = key.Split(':')[0];
        Assert.Contains(
            invalid.Problems,
            problem => problem.StartsWith(section, StringComparison.Ordinal) && Names(problem, key, value)
        );
    }

    [Fact]
    public void A_key_that_is_not_known_is_a_problem_and_not_ignored()
    {
        var configuration = new ConfigurationBuilder().AddInMemoryCollection([new("Limits:MaxBodyBites", "5")]).Build();

        var invalid = Assert.Throws<ConfigurationInvalidException>(() => GatewayHost.Build(configuration));

        Assert.Contains("MaxBodyBites", invalid.Message, StringComparison.Ordinal);
    }

    private static bool Names(string problem, string key, string value) =>
        problem.Contains(key, StringComparison.Ordinal)
        || problem.Contains(value, StringComparison.Ordinal)
        || problem.Contains(key[..key.LastIndexOf(':')], StringComparison.Ordinal);
}
