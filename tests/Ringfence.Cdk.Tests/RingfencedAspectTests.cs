using Amazon.CDK;
using Amazon.CDK.AWS.S3;

namespace Ringfence.Cdk.Tests;

public class RingfencedAspectTests
{
    [Fact]
    public void A_bucket_of_a_team_inherits_what_the_catalogue_sets()
    {
        using var small = SmallStack.Of(stack => _ = new Bucket(stack, "Team"));

        var bucket = small.One("AWS::S3::Bucket");
        Assert.Equal("Enabled", bucket["Properties"]!["VersioningConfiguration"]!["Status"]!.ToString());
        Assert.Equal(
            "true",
            bucket["Properties"]!["PublicAccessBlockConfiguration"]!["RestrictPublicBuckets"]!.ToString()
        );
    }

    [Fact]
    public void What_passes_already_is_left_as_it_is()
    {
        using var small = SmallStack.Of(stack =>
            _ = new CfnResource(
                stack,
                "Group",
                new CfnResourceProps
                {
                    Type = "AWS::Logs::LogGroup",
                    Properties = new Map { ["RetentionInDays"] = 3653 },
                }
            )
        );

        Assert.Equal(3653, small.One("AWS::Logs::LogGroup")["Properties"]!["RetentionInDays"]!.GetValue<int>());
    }

    [Fact]
    public void An_item_of_a_list_is_found_by_its_key_or_made()
    {
        using var small = SmallStack.Of(stack =>
            _ = new CfnResource(
                stack,
                "Balancer",
                new CfnResourceProps
                {
                    Type = "AWS::ElasticLoadBalancingV2::LoadBalancer",
                    Properties = new Map
                    {
                        ["LoadBalancerAttributes"] = new object[]
                        {
                            new Map { ["Key"] = "idle_timeout.timeout_seconds", ["Value"] = "60" },
                            new Map { ["Key"] = "deletion_protection.enabled", ["Value"] = "false" },
                        },
                    },
                }
            )
        );

        var attributes = small.One("AWS::ElasticLoadBalancingV2::LoadBalancer")["Properties"]![
            "LoadBalancerAttributes"
        ]!
            .AsArray()
            .ToDictionary(each => each!["Key"]!.ToString(), each => each!["Value"]!.ToString());
        Assert.Equal("60", attributes["idle_timeout.timeout_seconds"]);
        Assert.Equal("true", attributes["deletion_protection.enabled"]);
        Assert.True(attributes.Count > 2, "other controls add their attributes behind");
    }

    [Fact]
    public void A_list_that_was_not_there_is_written_as_a_list()
    {
        using var small = SmallStack.Of(stack =>
            _ = new CfnResource(
                stack,
                "Guardrail",
                new CfnResourceProps
                {
                    Type = "AWS::Bedrock::Guardrail",
                    Properties = new Map { ["Name"] = "bare" },
                }
            )
        );

        var properties = small.One("AWS::Bedrock::Guardrail")["Properties"]!;
        var entities = properties["SensitiveInformationPolicyConfig"]!["PiiEntitiesConfig"]!.AsArray();
        Assert.Contains(entities, entity => entity!["Type"]!.ToString() == "US_SOCIAL_SECURITY_NUMBER");
        Assert.Contains(
            properties["ContentPolicyConfig"]!["FiltersConfig"]!.AsArray(),
            filter => filter!["Type"]!.ToString() == "PROMPT_ATTACK" && filter["OutputStrength"]!.ToString() == "NONE"
        );
    }

    [Fact]
    public void What_is_accepted_is_left_and_the_reason_stands_in_the_template()
    {
        using var small = SmallStack.Of(stack =>
            new CfnResource(stack, "Scratch", new CfnResourceProps { Type = "AWS::S3::Bucket" })
                .Accept("bucket-has-versioning", "Holds nothing that is kept")
                .Accept("AwsSolutions-S1", "Holds nothing that is kept")
                .Accept("CT.S3.PR.3", "Holds nothing that is kept")
                .Accept("W3011", "Holds nothing that is kept")
        );

        var bucket = small.One("AWS::S3::Bucket");
        Assert.Null(bucket["Properties"]?["VersioningConfiguration"]);
        Assert.Equal("AwsSolutions-S1", bucket["Metadata"]!["cdk_nag"]!["rules_to_suppress"]![0]!["id"]!.ToString());
        Assert.Equal("CT.S3.PR.3", bucket["Metadata"]!["guard"]!["SuppressedRules"]![0]!.ToString());
        Assert.Equal("W3011", bucket["Metadata"]!["cfn-lint"]!["config"]!["ignore_checks"]![0]!.ToString());
        Assert.Equal(4, bucket["Metadata"]!["Ringfence"]!["accepted"]!.AsArray().Count);
    }

    [Fact]
    public void A_reason_that_says_nothing_is_refused() =>
        Assert.Throws<PropRefusedException>(() =>
            SmallStack.Of(stack =>
                new CfnResource(stack, "Scratch", new CfnResourceProps { Type = "AWS::S3::Bucket" }).Accept(
                    "W3011",
                    "ok"
                )
            )
        );
}
