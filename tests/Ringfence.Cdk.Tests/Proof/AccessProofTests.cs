using System.Text.Json.Nodes;
using Ringfence.Cdk.Configuration;

namespace Ringfence.Cdk.Tests.Proof;

/// <summary>What the synthesized policies let nobody do, by evaluating them as IAM does.</summary>
[Collection(nameof(Synthesis))]
public class AccessProofTests(Synthesis synthesis)
{
    private const string Profile = "us.anthropic.claude-sonnet-4-5-20250929-v1:0";

    private readonly Principals _principals = new(synthesis);

    private static readonly string[] Roles = ["clinic-production-app-chart-review", "clinic-production-gateway-models"];

    public static TheoryData<string> ModelRoles => [.. Roles];

    [Theory]
    [MemberData(nameof(ModelRoles))]
    public void It_may_call_an_approved_model_with_the_guardrail_through_the_endpoint(string role)
    {
        foreach (var resource in Approved())
        {
            Assert.True(Answer(Call(role, resource)).Allowed, resource);
        }
    }

    [Theory]
    [MemberData(nameof(ModelRoles))]
    public void It_cannot_call_an_unapproved_model(string role)
    {
        foreach (var model in BedrockPlaces.Models.Except(synthesis.Configuration.ApprovedModels))
        {
            Assert.False(
                Answer(Call(role, $"arn:aws:bedrock:us-east-1::foundation-model/{model}")).Allowed ?? false,
                model
            );
        }

        Assert.Equal(
            (false, "RefuseOtherModels"),
            Answer(Call(role, $"arn:aws:bedrock:us-east-1:333344445555:inference-profile/global.{Profile[3..]}"))
        );
    }

    [Fact]
    public void An_application_cannot_call_what_only_another_may() =>
        Assert.False(
            Answer(Call(Roles[0], "arn:aws:bedrock:us-east-1::foundation-model/amazon.nova-lite-v1:0")).Allowed
        );

    [Theory]
    [MemberData(nameof(ModelRoles))]
    public void It_cannot_skip_the_guardrail(string role)
    {
        var call = Call(role, Approved()[0]);
        Assert.Equal((false, "RefuseWithoutGuardrail"), Answer(call.Without("bedrock:GuardrailIdentifier")));
        Assert.Equal(
            (false, "RefuseWithoutGuardrail"),
            Answer(call.With("bedrock:GuardrailIdentifier", "arn:of:another:1"))
        );
        var draft = call.Context["bedrock:guardrailidentifier"].Split(":$")[0];
        Assert.Equal((false, "RefuseWithoutGuardrail"), Answer(call.With("bedrock:GuardrailIdentifier", draft)));
    }

    [Theory]
    [MemberData(nameof(ModelRoles))]
    public void It_cannot_call_outside_the_endpoint(string role)
    {
        var call = Call(role, Approved()[0]);
        Assert.Equal((false, "RefuseOutsideEndpoint"), Answer(call.Without("aws:SourceVpce")));
        Assert.Equal((false, "RefuseOutsideEndpoint"), Answer(call.With("aws:SourceVpce", "vpce-of-somebody-else")));
    }

    [Fact]
    public void Nobody_uses_another_door_to_a_model()
    {
        foreach (var role in _principals.All)
        {
            foreach (
                var action in new[]
                {
                    "bedrock-mantle:CreateInference",
                    "bedrock:CallWithBearerToken",
                    "bedrock:CreateModelInvocationJob",
                    "bedrock:StartAsyncInvoke",
                    "bedrock:InvokeModelWithBidirectionalStream",
                }
            )
            {
                var request = Call(role, "*") with { Action = action };
                Assert.False(Evaluation.Of(request, _principals.Of(role)).Allowed ?? false, $"{role} {action}");
            }
        }
    }

    [Fact]
    public void Nobody_both_administers_and_uses_a_key()
    {
        var keys = synthesis.AllResources.Where(each => each.Body["Type"]!.ToString() == "AWS::KMS::Key").ToList();
        Assert.NotEmpty(keys);
        string[] people =
        [
            "KeyAdministrator",
            "Somebody",
            "cdk-hnb659fds-cfn-exec-role-333344445555-us-east-1",
            .. _principals.All.Select(role => _principals.Names[role]),
        ];
        foreach (var (stack, id, body) in keys)
        {
            var policy = Rendered.Of(body["Properties"]!["KeyPolicy"], stack, synthesis.Templates)!;
            var uses = body["Properties"]!["KeyUsage"]!.ToString() == "SIGN_VERIFY" ? "kms:Sign" : "kms:Decrypt";
            // Each key's own account, which its first statement names.
            var account = policy["Statement"]![0]!["Principal"]!["AWS"]!.ToString().Split(':')[4];
            foreach (var name in people)
            {
                var arn = $"arn:aws:iam::{account}:role/{name}";
                bool May(string action) =>
                    Evaluation
                        .Of(
                            new AccessRequest(
                                arn,
                                action,
                                "*",
                                new Dictionary<string, string> { ["aws:principalarn"] = arn }
                            ),
                            [policy]
                        )
                        .Allowed
                    ?? false;

                Assert.False(May("kms:PutKeyPolicy") && May(uses), $"{name} on {id}");
                Assert.Equal(name == "KeyAdministrator", May("kms:PutKeyPolicy"));
                Assert.False(
                    name.StartsWith("cdk-", StringComparison.Ordinal) && May(uses),
                    $"{name} decrypts with {id}"
                );
            }
        }
    }

    [Fact]
    public void No_role_deletes_an_invocation_record_or_loosens_what_keeps_it()
    {
        var (stack, id, _) = Assert.Single(
            synthesis.AllResources,
            each =>
                each.Body["Properties"]?["BucketName"]?.ToString()
                == "clinic-production-bedrock-invocations-333344445555"
        );
        var arn = $"${{{stack}.{id}.Arn}}";
        foreach (var role in _principals.All)
        {
            foreach (var action in Loosening.Ways)
            {
                foreach (var resource in new[] { arn, $"{arn}/AWSLogs/333344445555/record.json.gz" })
                {
                    var request = Call(role, resource) with { Action = action };
                    Assert.False(Evaluation.Of(request, _principals.Of(role)).Allowed ?? false, $"{role} {action}");
                }
            }
        }
    }

    [Fact]
    public void Invocation_records_are_read_by_their_reviewers_alone()
    {
        var (stack, _, body) = Assert.Single(
            synthesis.AllResources,
            each =>
                each.Body["Type"]!.ToString() == "AWS::S3::BucketPolicy"
                && each.Id.Contains("Invocations", StringComparison.Ordinal)
        );
        var policy = Rendered.Of(body["Properties"]!["PolicyDocument"], stack, synthesis.Templates)!;
        var bucket = Rendered.Of(body["Properties"]!["Bucket"], stack, synthesis.Templates)!.ToString();
        bool? Reads(string name) =>
            Evaluation
                .Of(
                    new AccessRequest(
                        $"arn:aws:iam::333344445555:role/{name}",
                        "s3:GetObject",
                        $"{bucket[..^1]}.Arn}}/record",
                        new Dictionary<string, string>
                        {
                            ["aws:principalarn"] = $"arn:aws:iam::333344445555:role/{name}",
                            ["aws:principalisawsservice"] = "false",
                            ["aws:viaawsservice"] = "false",
                            ["aws:securetransport"] = "true",
                            ["aws:sourcevpce"] = Endpoint("S3"),
                        }
                    ),
                    [policy]
                )
                .Allowed;

        Assert.Null(Reads("clinic-production-log-reader"));
        Assert.False(Reads("clinic-production-gateway-task"));
        Assert.False(Reads("Administrator"));
    }

    private (bool? Allowed, string Sid) Answer(AccessRequest request) =>
        Evaluation.Of(request, _principals.Of(request.Principal));

    private AccessRequest Call(string role, string resource) =>
        new(
            _principals.All.Contains(role) ? role : _principals.Named(role),
            "bedrock:InvokeModel",
            resource,
            new Dictionary<string, string>
            {
                ["aws:sourcevpce"] = Endpoint("BedrockRuntime"),
                ["bedrock:guardrailidentifier"] = Guardrail(),
            }
        );

    private static string[] Approved() =>
        [
            $"arn:aws:bedrock:us-east-1:333344445555:inference-profile/{Profile}",
            .. new[] { "us-east-1", "us-east-2", "us-west-2" }.Select(region =>
                $"arn:aws:bedrock:{region}::foundation-model/{Profile[3..]}"
            ),
        ];

    private string Endpoint(string name)
    {
        var (stack, id, _) = Assert.Single(
            synthesis.AllResources,
            each =>
                each.Body["Type"]!.ToString() == "AWS::EC2::VPCEndpoint"
                && each.Id.StartsWith($"NetworkEndpoints{name}", StringComparison.Ordinal)
        );
        return $"${{{stack}.{id}}}";
    }

    private string Guardrail()
    {
        var (stack, id, _) = Only("AWS::Bedrock::Guardrail");
        var version = Only("AWS::Bedrock::GuardrailVersion");
        return $"${{{stack}.{id}.GuardrailArn}}:${{{version.Stack}.{version.Id}.Version}}";
    }

    private (string Stack, string Id, JsonObject Body) Only(string type) =>
        Assert.Single(synthesis.AllResources, each => each.Body["Type"]!.ToString() == type);
}
