using System.Text.Json.Nodes;

namespace Ringfence.Cdk.Tests.Handlers;

/// <summary>The handler that takes default VPCs out, against a stand-in that speaks EC2's query protocol to the real client.</summary>
public class DefaultVpcTests
{
    private const string Interface = "<item><networkInterfaceId>eni-1</networkInterfaceId></item>";

    [Theory]
    [InlineData("Create")]
    [InlineData("Update")]
    public void What_belongs_to_it_goes_first_and_again_there_is_nothing_to_do(string kind)
    {
        using var ec2 = Ec2(["us-west-2"], inUse: "");

        Assert.Equal("", Ask(ec2, kind)["Reason"]!.ToString());
        Assert.Equal(
            [
                "DescribeVpcs",
                "DescribeVpcs",
                "DescribeNetworkInterfaces",
                "DescribeInternetGateways",
                "DetachInternetGateway",
                "DeleteInternetGateway",
                "DescribeSubnets",
                "DeleteSubnet",
                "DeleteSubnet",
                "DeleteVpc",
            ],
            ec2.Asked.Select(asked => Action(asked.Body))
        );
        Assert.Contains("Filter.1.Name=is-default&Filter.1.Value.1=true", ec2.Asked.First().Body);
        Assert.Contains("/us-east-1/ec2/", ec2.Asked.First().Authorization);
        Assert.All(ec2.Asked.Skip(1), asked => Assert.Contains("/us-west-2/ec2/", asked.Authorization));
        Assert.Contains("VpcId=vpc-us-west-2", ec2.Asked.Last().Body);

        Assert.Equal("SUCCESS", Ask(ec2, "Update")["Status"]!.ToString());
        Assert.Equal(["DescribeVpcs", "DescribeVpcs"], ec2.Asked.Skip(10).Select(asked => Action(asked.Body)));
    }

    [Fact]
    public void Where_something_stands_in_one_none_is_touched_and_it_is_named()
    {
        using var ec2 = Ec2(["us-east-1", "us-west-2"], inUse: "us-west-2");

        var answer = Ask(ec2, "Create");

        Assert.Equal("FAILED", answer["Status"]!.ToString());
        Assert.Contains("vpc-us-west-2 in us-west-2: eni-1", answer["Reason"]!.ToString());
        Assert.All(ec2.Asked, asked => Assert.StartsWith("Describe", Action(asked.Body), StringComparison.Ordinal));
    }

    [Fact]
    public void Deleted_none_is_put_back()
    {
        using var ec2 = Ec2(["us-east-1"], inUse: "");

        Assert.Equal("SUCCESS", Ask(ec2, "Delete")["Status"]!.ToString());
        Assert.Empty(ec2.Asked);
    }

    [Fact]
    public void What_EC2_refuses_is_told()
    {
        using var ec2 = new StandIn(
            (_, _) =>
                (
                    403,
                    "<Response><Errors><Error><Code>UnauthorizedOperation</Code><Message>You are not authorized</Message></Error></Errors><RequestID>1</RequestID></Response>"
                )
        );

        var answer = Ask(ec2, "Create");

        Assert.Equal("FAILED", answer["Status"]!.ToString());
        Assert.Contains("UnauthorizedOperation", answer["Reason"]!.ToString());
    }

    private static JsonObject Ask(StandIn ec2, string kind) =>
        HandlerRun.Ask(
            "default_vpc",
            kind,
            new JsonObject { ["Regions"] = new JsonArray("us-east-1", "us-west-2") },
            new() { ["AWS_ENDPOINT_URL_EC2"] = ec2.Address },
            kind == "Create" ? null : "default-vpcs"
        );

    private static string Action(string body) =>
        body.Split('&').Single(pair => pair.StartsWith("Action=", StringComparison.Ordinal))["Action=".Length..];

    private static StandIn Ec2(HashSet<string> regions, string inUse) =>
        new(
            (request, body) =>
            {
                var region = request.Headers["Authorization"]!.Split('/')[2];
                var action = Action(body);
                if (action == "DeleteVpc")
                {
                    regions.Remove(region);
                }

                return (
                    200,
                    action switch
                    {
                        "DescribeVpcs" when regions.Contains(region) =>
                            $"<R><vpcSet><item><vpcId>vpc-{region}</vpcId><isDefault>true</isDefault></item></vpcSet></R>",
                        // EC2 says an empty set, never none.
                        "DescribeVpcs" => "<R><vpcSet/></R>",
                        "DescribeNetworkInterfaces" =>
                            $"<R><networkInterfaceSet>{(region == inUse ? Interface : "")}</networkInterfaceSet></R>",
                        "DescribeInternetGateways" =>
                            "<R><internetGatewaySet><item><internetGatewayId>igw-1</internetGatewayId></item></internetGatewaySet></R>",
                        "DescribeSubnets" =>
                            "<R><subnetSet><item><subnetId>subnet-1</subnetId></item><item><subnetId>subnet-2</subnetId></item></subnetSet></R>",
                        _ => "<R><return>true</return></R>",
                    }
                );
            }
        );
}
