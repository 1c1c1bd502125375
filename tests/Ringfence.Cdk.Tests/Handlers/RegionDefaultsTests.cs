using System.Text.Json.Nodes;

namespace Ringfence.Cdk.Tests.Handlers;

/// <summary>The handler of a region's defaults against a stand-in that speaks EC2's query protocol to the real client.</summary>
public class RegionDefaultsTests
{
    private const string Key = "arn:aws:kms:us-east-1:333344445555:key/1";

    private static readonly string[] EachRegion =
    [
        "EnableEbsEncryptionByDefault",
        "GetEbsEncryptionByDefault",
        "ModifyInstanceMetadataDefaults",
        "GetInstanceMetadataDefaults",
        "EnableSnapshotBlockPublicAccess",
        "GetSnapshotBlockPublicAccessState",
    ];

    [Theory]
    [InlineData("Create")]
    [InlineData("Update")]
    public void Each_region_is_set_and_the_key_where_it_is(string kind)
    {
        using var ec2 = Ec2("true", "required", "block-all-sharing");
        foreach (var again in new[] { 0, 13 })
        {
            var answer = Ask(ec2, kind);

            Assert.Equal(("SUCCESS", ""), (answer["Status"]!.ToString(), answer["Reason"]!.ToString()));
            Assert.Equal(
                ["ModifyEbsDefaultKmsKeyId", .. EachRegion, .. EachRegion],
                ec2.Asked.Skip(again).Select(asked => Parameter(asked.Body, "Action"))
            );
        }

        Assert.Equal(Key, Uri.UnescapeDataString(Parameter(ec2.Asked.First().Body, "KmsKeyId")));
        Assert.All(ec2.Asked.Take(7), asked => Assert.Contains("/us-east-1/ec2/", asked.Authorization));
        Assert.All(ec2.Asked.Skip(7).Take(6), asked => Assert.Contains("/us-west-2/ec2/", asked.Authorization));
        Assert.Equal("required", Parameter(ec2.Asked.ElementAt(3).Body, "HttpTokens"));
        Assert.Equal("1", Parameter(ec2.Asked.ElementAt(3).Body, "HttpPutResponseHopLimit"));
        Assert.Equal("block-all-sharing", Parameter(ec2.Asked.ElementAt(5).Body, "State"));
    }

    [Fact]
    public void Deleted_everything_stays()
    {
        using var ec2 = Ec2("true", "required", "block-all-sharing");

        Assert.Equal("SUCCESS", Ask(ec2, "Delete")["Status"]!.ToString());
        Assert.Empty(ec2.Asked);
    }

    [Theory]
    [InlineData("false", "required", "block-all-sharing", "encryption of volumes")]
    [InlineData("true", "optional", "block-all-sharing", "tokens of instance metadata")]
    [InlineData("true", "required", "block-new-sharing", "sharing of snapshots")]
    public void What_does_not_hold_is_a_failure_that_names_region_and_setting(
        string encrypted,
        string tokens,
        string snapshots,
        string what
    )
    {
        using var ec2 = Ec2(encrypted, tokens, snapshots);

        var answer = Ask(ec2, "Create");

        Assert.Equal("FAILED", answer["Status"]!.ToString());
        Assert.Contains($"us-east-1: {what}", answer["Reason"]!.ToString());
    }

    [Fact]
    public void A_key_that_is_not_there_is_a_failure_before_anything_is_encrypted_under_another()
    {
        using var ec2 = new StandIn(
            (_, _) =>
                (
                    400,
                    "<Response><Errors><Error><Code>KMS.NotFound</Code><Message>no such key</Message></Error></Errors><RequestID>1</RequestID></Response>"
                )
        );

        var answer = Ask(ec2, "Create");

        Assert.Equal("FAILED", answer["Status"]!.ToString());
        Assert.Contains("KMS.NotFound", answer["Reason"]!.ToString());
        Assert.Single(ec2.Asked);
    }

    private static JsonObject Ask(StandIn ec2, string kind) =>
        HandlerRun.Ask(
            "region_defaults",
            kind,
            new JsonObject
            {
                ["Regions"] = new JsonArray("us-east-1", "us-west-2"),
                ["Key"] = Key,
                ["KeyRegion"] = "us-east-1",
            },
            new() { ["AWS_ENDPOINT_URL_EC2"] = ec2.Address },
            kind == "Create" ? null : "region-defaults"
        );

    private static string Parameter(string body, string name) =>
        body.Split('&').Single(pair => pair.StartsWith($"{name}=", StringComparison.Ordinal))[(name.Length + 1)..];

    private static StandIn Ec2(string encrypted, string tokens, string snapshots) =>
        new(
            (_, body) =>
                (
                    200,
                    Parameter(body, "Action") switch
                    {
                        "GetEbsEncryptionByDefault" =>
                            $"<R><ebsEncryptionByDefault>{encrypted}</ebsEncryptionByDefault></R>",
                        "GetInstanceMetadataDefaults" =>
                            $"<R><accountLevel><httpTokens>{tokens}</httpTokens></accountLevel></R>",
                        "GetSnapshotBlockPublicAccessState" => $"<R><state>{snapshots}</state></R>",
                        _ => "<R><return>true</return></R>",
                    }
                )
        );
}
