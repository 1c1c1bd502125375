using System.Text.Json.Nodes;
using Ringfence.Cdk.Tests.Proof;

namespace Ringfence.Cdk.Tests.Organization;

/// <summary>What the organisation's policies deny, by evaluating them as IAM does, and that AWS takes them.</summary>
[Collection(nameof(Synthesis))]
public class OrganizationGuardTests(Synthesis synthesis)
{
    private const string Somebody = "arn:aws:iam::333344445555:role/Administrator";
    private const string Model =
        "arn:aws:bedrock:us-east-2::foundation-model/anthropic.claude-sonnet-4-5-20250929-v1:0";

    [Fact]
    public void Each_is_as_short_as_AWS_demands()
    {
        foreach (var policy in Policies())
        {
            Assert.InRange(policy["Content"]!.ToJsonString().Length, 1, 5120);
        }
    }

    // Five of a kind at most on a root, and AWS's own FullAWSAccess is one of the service control policies.
    [Fact]
    public void The_root_has_room_for_them()
    {
        Assert.InRange(Policies().Count(policy => policy["Type"]!.ToString() == "SERVICE_CONTROL_POLICY"), 1, 4);
        Assert.InRange(Policies().Count(policy => policy["Type"]!.ToString() == "RESOURCE_CONTROL_POLICY"), 1, 4);
        Assert.All(
            Policies(),
            policy => Assert.Equal("r-ab12", Assert.Single(policy["TargetIds"]!.AsArray())!.ToString())
        );
    }

    [Fact]
    public void An_approved_model_is_asked_in_every_approved_region()
    {
        foreach (var region in synthesis.Configuration.Regions.Allowed)
        {
            Assert.Equal((null, ""), Answer(Call().With("aws:RequestedRegion", region)));
        }
    }

    [Theory]
    [InlineData("OtherRegions", "bedrock:InvokeModel", Model, "aws:RequestedRegion", "eu-west-1")]
    [InlineData("OtherRegions", "bedrock:InvokeModel", Model, "aws:RequestedRegion", "unspecified")]
    [InlineData("OtherServices", "gamelift:CreateFleet", "*", "", "")]
    [InlineData("Leave", "organizations:LeaveOrganization", "*", "", "")]
    [InlineData("LastingSecrets", "iam:CreateUser", "*", "", "")]
    [InlineData("LastingSecrets", "iam:CreateAccessKey", "*", "", "")]
    [InlineData("LastingSecrets", "iam:CreateServiceSpecificCredential", "*", "", "")]
    [InlineData("StopRecords", "cloudtrail:StopLogging", "*", "", "")]
    [InlineData("StopRecords", "config:StopConfigurationRecorder", "*", "", "")]
    [InlineData("StopRecords", "guardduty:DeleteDetector", "*", "", "")]
    [InlineData("StopRecords", "securityhub:DisableSecurityHub", "*", "", "")]
    [InlineData("StopRecords", "macie2:DisableMacie", "*", "", "")]
    [InlineData("AlterWatchers", "config:PutConfigRule", "*", "", "")]
    [InlineData("AlterWatchers", "config:DeleteConfigRule", "*", "", "")]
    [InlineData("AlterWatchers", "config:PutConfigurationRecorder", "*", "", "")]
    [InlineData("AlterWatchers", "guardduty:UpdateDetector", "*", "", "")]
    [InlineData("AlterWatchers", "macie2:UpdateMacieSession", "*", "", "")]
    [InlineData(
        "AlterOwnRules",
        "lambda:UpdateFunctionCode",
        "arn:aws:lambda:us-east-1:333344445555:function:clinic-production-detection-rules",
        "",
        ""
    )]
    [InlineData(
        "SilenceAlarms",
        "events:DisableRule",
        "arn:aws:events:us-east-1:333344445555:rule/clinic-production-detection-DetectionFindingsDrift1-ABC",
        "",
        ""
    )]
    [InlineData(
        "SilenceAlarms",
        "cloudwatch:DeleteAlarms",
        "arn:aws:cloudwatch:us-east-1:333344445555:alarm:clinic-production-rules-unasked",
        "",
        ""
    )]
    [InlineData(
        "SilenceAlarms",
        "sns:SetTopicAttributes",
        "arn:aws:sns:us-east-1:333344445555:clinic-production-alerts",
        "",
        ""
    )]
    [InlineData("AlterRecords", "bedrock:UpdateGuardrail", "*", "", "")]
    [InlineData("AlterRecords", "bedrock:DeleteGuardrail", "*", "", "")]
    [InlineData("AlterArchive", "s3:DeleteBucket", "arn:aws:s3:::clinic-archive-trail-222233334444", "", "")]
    [InlineData("AlterArchive", "s3:DeleteObject", "arn:aws:s3:::clinic-archive-trail-222233334444/a", "", "")]
    [InlineData("EndKeys", "kms:ScheduleKeyDeletion", "*", "", "")]
    [InlineData("PublicStorage", "s3:PutBucketPublicAccessBlock", "*", "", "")]
    [InlineData(
        "OtherModels",
        "bedrock:InvokeModel",
        "arn:aws:bedrock:us-east-1::foundation-model/meta.llama3-8b-instruct-v1:0",
        "",
        ""
    )]
    [InlineData("BearerTokens", "bedrock:CallWithBearerToken", "*", "", "")]
    [InlineData("OtherServices", "bedrock-mantle:CreateInference", "*", "", "")]
    [InlineData(
        "DataSharing",
        "bedrock:PutAccountDataRetention",
        "*",
        "bedrock:DataRetentionMode",
        "provider_data_share"
    )]
    [InlineData("DataSharing", "bedrock:PutAccountDataRetention", "*", "bedrock:DataRetentionMode", "default")]
    [InlineData("AlterRecords", "bedrock:DeleteModelInvocationLoggingConfiguration", "*", "", "")]
    [InlineData("PlainTransport", "s3:GetObject", "arn:aws:s3:::charts/a", "aws:SecureTransport", "false")]
    [InlineData("Strangers", "s3:GetObject", "arn:aws:s3:::charts/a", "aws:PrincipalOrgID", "o-another")]
    public void It_is_denied(string sid, string action, string resource, string key, string value)
    {
        var request = Call() with { Action = action, Resource = resource };
        Assert.Equal((false, sid), Answer(key.Length == 0 ? request : request.With(key, value)));
    }

    [Fact]
    public void A_model_is_asked_through_an_endpoint_or_by_a_service() =>
        Assert.Equal(
            [(false, "OutsideEndpoints"), (null, "")],
            new[]
            {
                Call().Without("aws:SourceVpce"),
                Call().Without("aws:SourceVpce").With("aws:ViaAWSService", "true"),
            }.Select(Answer)
        );

    [Theory]
    [InlineData("bedrock:InvokeAgent")]
    [InlineData("bedrock:RetrieveAndGenerate")]
    [InlineData("bedrock:CreateModelInvocationJob")]
    [InlineData("bedrock:StartAsyncInvoke")]
    public void What_asks_a_model_for_somebody_comes_through_an_endpoint_too(string action) =>
        Assert.Equal(
            [(false, "OutsideEndpoints"), (null, "")],
            new[]
            {
                (Call() with { Action = action, Resource = "*" }).Without("aws:SourceVpce"),
                Call() with
                {
                    Action = action,
                    Resource = "*",
                },
            }.Select(Answer)
        );

    [Fact]
    public void Root_does_nothing() =>
        Assert.Equal(
            (false, "Root"),
            Answer((Call() with { Action = "s3:GetObject" }).With("aws:PrincipalArn", "arn:aws:iam::333344445555:root"))
        );

    // With a second factor or without one: whoever comes, comes as a role, whose sign-in asked for it.
    [Fact]
    public void A_user_that_was_there_before_does_nothing() =>
        Assert.Equal(
            (false, "Users"),
            Answer(
                (Call() with { Action = "s3:GetObject" })
                    .With("aws:PrincipalArn", "arn:aws:iam::333344445555:user/left-over")
                    .With("aws:MultiFactorAuthPresent", "true")
            )
        );

    [Theory]
    [InlineData("bedrock:PutModelInvocationLoggingConfiguration", "clinic-production-bedrock-logging")]
    [InlineData("s3:PutBucketPublicAccessBlock", "cdk-hnb659fds-cfn-exec-role-333344445555-us-east-1")]
    [InlineData("config:PutConfigRule", "cdk-hnb659fds-cfn-exec-role-333344445555-us-east-1")]
    [InlineData("lambda:UpdateFunctionCode", "cdk-hnb659fds-cfn-exec-role-333344445555-us-east-1")]
    [InlineData("kms:ScheduleKeyDeletion", "KeyAdministrator")]
    public void Whoever_keeps_it_may(string action, string role) =>
        Assert.Equal(
            (null, ""),
            Answer(
                (Call() with { Action = action, Resource = "*" }).With(
                    "aws:PrincipalArn",
                    $"arn:aws:iam::333344445555:role/{role}"
                )
            )
        );

    private static AccessRequest Call() =>
        new AccessRequest(Somebody, "bedrock:InvokeModel", Model, new Dictionary<string, string>())
            .With("aws:PrincipalArn", Somebody)
            .With("aws:PrincipalOrgID", "o-a1b2c3d4e5")
            .With("aws:PrincipalIsAWSService", "false")
            .With("aws:RequestedRegion", "us-east-1")
            .With("aws:SecureTransport", "true")
            .With("aws:SourceVpce", "vpce-0123456789abcdef0")
            .With("aws:ViaAWSService", "false");

    private (bool? Allowed, string Sid) Answer(AccessRequest request) =>
        Evaluation.Of(request, Policies().Select(policy => policy["Content"]!));

    private List<JsonNode> Policies() =>
        [
            .. synthesis
                .AllResources.Where(resource => resource.Body["Type"]!.ToString() == "AWS::Organizations::Policy")
                .Select(resource => resource.Body["Properties"]!),
        ];
}
