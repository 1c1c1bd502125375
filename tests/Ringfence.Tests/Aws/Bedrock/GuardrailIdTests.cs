using Ringfence.Aws.Bedrock;

namespace Ringfence.Tests.Aws.Bedrock;

public class GuardrailIdTests
{
    [Theory]
    [InlineData("abc123", "abc123", "abc123")]
    [InlineData(
        "arn%3Aaws%3Abedrock%3Aus-east-1%3A123456789012%3Aguardrail%2Fabc",
        "arn:aws:bedrock:us-east-1:123456789012:guardrail/abc",
        "arn%3Aaws%3Abedrock%3Aus-east-1%3A123456789012%3Aguardrail%2Fabc"
    )]
    [InlineData(
        "arn:aws-us-gov:bedrock:us-gov-west-1:123456789012:guardrail%2fabc",
        "arn:aws-us-gov:bedrock:us-gov-west-1:123456789012:guardrail/abc",
        "arn%3Aaws-us-gov%3Abedrock%3Aus-gov-west-1%3A123456789012%3Aguardrail%2Fabc"
    )]
    public void An_id_or_an_arn_is_understood_in_any_encoding(string segment, string value, string pathSegment)
    {
        Assert.True(GuardrailId.TryParse(segment, out var id));
        Assert.Equal(value, id.Value);
        Assert.Equal(pathSegment, id.PathSegment);
    }

    [Theory]
    [InlineData("")]
    [InlineData("..")]
    [InlineData("ABC")]
    [InlineData("a%2Fb")]
    [InlineData("a%252Fb")]
    [InlineData("abc%0A")]
    [InlineData("arn:aws:bedrock:us-east-1:123456789012:guardrail/")]
    [InlineData("arn:aws:bedrock:us-east-1::guardrail/abc")]
    [InlineData("arn:aws:bedrock:us-east-1:123456789012:prompt/abc")]
    public void What_is_no_guardrail_id_is_refused(string segment) =>
        Assert.False(GuardrailId.TryParse(segment, out _));
}
