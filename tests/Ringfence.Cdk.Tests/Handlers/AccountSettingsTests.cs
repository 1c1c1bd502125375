using System.Text.Json.Nodes;

namespace Ringfence.Cdk.Tests.Handlers;

/// <summary>The handler of the account's settings against a stand-in that speaks S3 Control's XML and IAM's query protocol to the real clients.</summary>
public class AccountSettingsTests
{
    private const string Blocked =
        "<BlockPublicAcls>true</BlockPublicAcls><IgnorePublicAcls>true</IgnorePublicAcls><BlockPublicPolicy>true</BlockPublicPolicy><RestrictPublicBuckets>true</RestrictPublicBuckets>";

    [Fact]
    public void Created_updated_and_asked_again_it_comes_to_the_same_end()
    {
        using var aws = Aws(Blocked, 14);
        foreach (var kind in new[] { "Create", "Create", "Update" })
        {
            var answer = Ask(aws, kind);

            Assert.Equal(("SUCCESS", ""), (answer["Status"]!.ToString(), answer["Reason"]!.ToString()));
            Assert.Equal("333344445555-settings", answer["PhysicalResourceId"]!.ToString());
        }

        Assert.Equal(12, aws.Asked.Count);
        var put = aws.Asked.First();
        Assert.Equal(("PUT", "/v20180820/configuration/publicAccessBlock"), (put.Method, put.Path));
        Assert.Contains(Blocked, put.Body);
        Assert.Contains("/us-east-1/s3/aws4_request", put.Authorization);
        Assert.Equal("GET", aws.Asked.ElementAt(1).Method);
        var policy = aws.Asked.ElementAt(2);
        Assert.Contains("Action=UpdateAccountPasswordPolicy", policy.Body);
        Assert.Contains("MinimumPasswordLength=14", policy.Body);
        Assert.Contains("MaxPasswordAge=90", policy.Body);
        Assert.Contains("PasswordReusePrevention=24", policy.Body);
        foreach (var kind in new[] { "Symbols", "Numbers", "UppercaseCharacters", "LowercaseCharacters" })
        {
            Assert.Contains($"Require{kind}=true", policy.Body);
        }
    }

    [Fact]
    public void Deleted_everything_stays()
    {
        using var aws = Aws(Blocked, 14);

        Assert.Equal("SUCCESS", Ask(aws, "Delete")["Status"]!.ToString());
        Assert.Empty(aws.Asked);
    }

    [Fact]
    public void A_block_that_does_not_hold_is_a_failure()
    {
        using var aws = Aws(Blocked.Replace("Policy>true", "Policy>false", StringComparison.Ordinal), 14);

        var answer = Ask(aws, "Create");

        Assert.Equal("FAILED", answer["Status"]!.ToString());
        Assert.Contains("'BlockPublicPolicy': False", answer["Reason"]!.ToString());
    }

    [Fact]
    public void A_password_policy_that_does_not_hold_is_a_failure()
    {
        using var aws = Aws(Blocked, 6);

        var answer = Ask(aws, "Update");

        Assert.Equal("FAILED", answer["Status"]!.ToString());
        Assert.Contains("gives back 6", answer["Reason"]!.ToString());
    }

    [Fact]
    public void What_the_organisation_refuses_is_told()
    {
        using var aws = new StandIn(
            (_, _) =>
                (
                    403,
                    "<ErrorResponse><Error><Code>AccessDenied</Code><Message>explicit deny in a service control policy</Message></Error></ErrorResponse>"
                )
        );

        var answer = Ask(aws, "Create");

        Assert.Equal("FAILED", answer["Status"]!.ToString());
        Assert.Contains("AccessDenied", answer["Reason"]!.ToString());
        Assert.Contains("explicit deny in a service control policy", answer["Reason"]!.ToString());
    }

    private static JsonObject Ask(StandIn aws, string kind) =>
        HandlerRun.Ask(
            "account_settings",
            kind,
            // CloudFormation gives numbers as text.
            new JsonObject { ["Account"] = "333344445555", ["PasswordLength"] = "14" },
            new() { ["AWS_ENDPOINT_URL_S3_CONTROL"] = aws.Address, ["AWS_ENDPOINT_URL_IAM"] = aws.Address },
            kind == "Create" ? null : "333344445555-settings"
        );

    private static StandIn Aws(string block, int length) =>
        new(
            (request, body) =>
                (
                    200,
                    request.HttpMethod == "GET"
                        ? $"<PublicAccessBlockConfiguration>{block}</PublicAccessBlockConfiguration>"
                    : body.Contains("Action=GetAccountPasswordPolicy", StringComparison.Ordinal)
                        ? $"<R><GetAccountPasswordPolicyResult><PasswordPolicy><MinimumPasswordLength>{length}</MinimumPasswordLength></PasswordPolicy></GetAccountPasswordPolicyResult></R>"
                    : request.HttpMethod == "PUT" ? ""
                    : "<R><ResponseMetadata><RequestId>1</RequestId></ResponseMetadata></R>"
                )
        );
}
