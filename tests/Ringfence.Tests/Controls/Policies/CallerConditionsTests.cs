using System.Text.Json;
using Ringfence.Controls;
using Ringfence.Controls.Facts;
using Ringfence.Controls.Policies;

namespace Ringfence.Tests.Controls.Policies;

public class CallerConditionsTests
{
    [Theory]
    [InlineData("""{"StringEquals":{"aws:PrincipalOrgID":"o-example"}}""")]
    [InlineData("""{"ArnLike":{"AWS:SourceArn":"arn:aws:sns:us-east-1:111122223333:*"}}""")]
    [InlineData("""{"IpAddress":{"aws:SourceIp":["203.0.113.0/24"]}}""")]
    public void A_condition_on_who_asks_narrows(string condition) => Assert.True(Answer(condition).IsYes, condition);

    [Theory]
    [InlineData("{}")]
    [InlineData("""{"StringNotEquals":{"aws:SourceVpce":"vpce-0a1b2c3d"}}""")]
    [InlineData("""{"StringLike":{"aws:PrincipalArn":"*"}}""")]
    [InlineData("""{"IpAddress":{"aws:SourceIp":"0.0.0.0/0"}}""")]
    [InlineData("""{"StringEqualsIfExists":{"aws:SourceAccount":"111122223333"}}""")]
    [InlineData("""{"Bool":{"aws:SecureTransport":"true"}}""")]
    public void A_condition_that_anyone_can_meet_does_not(string condition) =>
        Assert.True(Answer(condition).IsNo, condition);

    private static Truth Answer(string condition)
    {
        using var json = JsonDocument.Parse(
            $$"""{"Statement":[{"Effect":"Allow","Principal":"*","Action":"*","Resource":"*","Condition":{{condition}} }]}"""
        );
        return CallerConditions.Narrow(PolicyDocument.Read(PropertyValue.Of(json.RootElement)).Statements[0]);
    }
}
