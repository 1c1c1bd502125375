using System.Text.Json;
using Ringfence.Controls;
using Ringfence.Controls.Facts;
using Ringfence.Controls.Policies;

namespace Ringfence.Tests.Controls.Policies;

public class PlainTransportTests
{
    [Theory]
    [InlineData("""{"Bool":{"aws:SecureTransport":"false"}}""")]
    [InlineData("""{"Bool":{"AWS:securetransport":false}}""")]
    [InlineData("""{"BoolIfExists":{"aws:SecureTransport":["false"]}}""")]
    [InlineData("""{"StringEquals":{"aws:SecureTransport":"false"}}""")]
    [InlineData("""{"StringNotEquals":{"aws:SecureTransport":"true"}}""")]
    [InlineData("""{"NumericLessThanIfExists":{"s3:TlsVersion":"1.2"}}""")]
    [InlineData("""{"Null":{"s3:TlsVersion":"true"}}""")]
    [InlineData("{}")]
    public void Every_spelling_of_plain_transport_is_denied(string condition) =>
        Assert.True(Answer(condition).IsYes, condition);

    [Theory]
    [InlineData("""{"Bool":{"aws:SecureTransport":"true"}}""")]
    [InlineData("""{"NumericLessThan":{"s3:TlsVersion":"1.2"}}""")]
    [InlineData("""{"Bool":{"aws:SecureTransport":"false"},"StringEquals":{"aws:PrincipalOrgID":"o-example"}}""")]
    [InlineData("""{"IpAddress":{"aws:SourceIp":"0.0.0.0/0"}}""")]
    public void A_condition_that_some_plain_requests_escape_is_no_denial(string condition) =>
        Assert.True(Answer(condition).IsNo, condition);

    [Fact]
    public void One_action_is_not_all_of_them() =>
        Assert.True(Answer("""{"Bool":{"aws:SecureTransport":"false"}}""", action: "s3:GetObject").IsNo);

    [Fact]
    public void One_principal_is_not_everyone() =>
        Assert.True(
            Answer(
                """{"Bool":{"aws:SecureTransport":"false"}}""",
                principal: """{"AWS":"arn:aws:iam::111122223333:role/one"}"""
            ).IsNo
        );

    private static Truth Answer(string condition, string action = "s3:*", string principal = "\"*\"")
    {
        using var json = JsonDocument.Parse(
            $$$"""{"Statement":{"Effect":"Deny","Principal":{{{principal}}},"Action":"{{{action}}}","Resource":"*","Condition":{{{condition}}} } }"""
        );
        var policy = PolicyDocument.Read(PropertyValue.Of(json.RootElement));
        return policy.Any(statement => PlainTransport.IsDeniedBy(statement, "s3:*"));
    }
}
