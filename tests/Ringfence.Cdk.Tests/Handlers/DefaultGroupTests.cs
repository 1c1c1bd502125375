using System.Text.Json.Nodes;

namespace Ringfence.Cdk.Tests.Handlers;

/// <summary>The handler of the default security group against a stand-in that speaks EC2's query protocol to the real client.</summary>
public class DefaultGroupTests
{
    private const string Rule =
        "<item><ipProtocol>-1</ipProtocol><groups><item><userId>333344445555</userId><groupId>sg-1</groupId></item></groups></item>";

    [Fact]
    public void Created_both_ways_are_emptied_and_again_there_is_nothing_to_do()
    {
        var (ingress, egress) = (Rule, Rule);
        using var ec2 = Ec2(
            () => (ingress, egress),
            action => _ = action.Contains("Ingress") ? ingress = "" : egress = ""
        );

        Assert.Equal("SUCCESS", Ask(ec2, "Create")["Status"]!.ToString());
        Assert.Equal(
            ["DescribeSecurityGroups", "RevokeSecurityGroupIngress", "RevokeSecurityGroupEgress"],
            ec2.Asked.Select(Action)
        );

        Assert.Equal("SUCCESS", Ask(ec2, "Update")["Status"]!.ToString());
        Assert.Equal("DescribeSecurityGroups", Action(ec2.Asked.Last()));
        Assert.Equal(4, ec2.Asked.Count);
    }

    [Fact]
    public void Deleted_nothing_is_put_back()
    {
        using var ec2 = Ec2(() => (Rule, Rule), _ => { });

        Assert.Equal(
            ("SUCCESS", "sg-1"),
            (Ask(ec2, "Delete")["Status"]!.ToString(), Ask(ec2, "Delete")["PhysicalResourceId"]!.ToString())
        );
        Assert.Empty(ec2.Asked);
    }

    [Fact]
    public void A_group_that_is_not_there_is_a_failure_that_says_so()
    {
        using var ec2 = new StandIn(
            (_, _) =>
                (
                    400,
                    "<Response><Errors><Error><Code>InvalidGroup.NotFound</Code><Message>The security group sg-1 does not exist</Message></Error></Errors><RequestID>1</RequestID></Response>"
                )
        );

        var answer = Ask(ec2, "Create");

        Assert.Equal("FAILED", answer["Status"]!.ToString());
        Assert.Contains("InvalidGroup.NotFound", answer["Reason"]!.ToString());
    }

    private static JsonObject Ask(StandIn ec2, string kind) =>
        HandlerRun.Ask(
            "default_group",
            kind,
            new JsonObject { ["DefaultSecurityGroupId"] = "sg-1" },
            new() { ["AWS_ENDPOINT_URL_EC2"] = ec2.Address },
            kind == "Create" ? null : "sg-1"
        );

    private static string Action((string, string, string Body, string?, string?) asked) =>
        asked.Body.Split('&').Single(pair => pair.StartsWith("Action=", StringComparison.Ordinal))["Action=".Length..];

    private static StandIn Ec2(Func<(string In, string Out)> rules, Action<string> revoke) =>
        new(
            (_, body) =>
            {
                if (body.Contains("Action=Revoke", StringComparison.Ordinal))
                {
                    revoke(body);
                    return (200, "<R><return>true</return></R>");
                }

                return (
                    200,
                    $"<R><securityGroupInfo><item><groupId>sg-1</groupId><ipPermissions>{rules().In}</ipPermissions><ipPermissionsEgress>{rules().Out}</ipPermissionsEgress></item></securityGroupInfo></R>"
                );
            }
        );
}
