using Amazon.CDK;
using Constructs;

namespace Ringfence.Cdk.Bedrock;

/// <summary>
/// The role under which one application, or the gateway on behalf of its callers, asks models: the approved ones alone,
/// with the guardrail's published version alone, through the endpoint alone. Every other door to a model is shut.
/// </summary>
public sealed class GatewayRole : Construct
{
    private static readonly string[] Invoke = ["bedrock:InvokeModel", "bedrock:InvokeModelWithResponseStream"];

    // Doors that neither the guardrail nor the invocation log covers.
    private static readonly string[] OtherDoors =
    [
        "bedrock-mantle:*",
        "bedrock:CallWithBearerToken",
        "bedrock:CreateModelInvocationJob",
        "bedrock:InvokeAgent",
        "bedrock:InvokeFlow",
        "bedrock:InvokeInlineAgent",
        "bedrock:InvokeModelWithBidirectionalStream",
        "bedrock:StartAsyncInvoke",
    ];

    private readonly CfnResource _role;

    /// <summary>A role.</summary>
    /// <param name="scope">Where.</param>
    /// <param name="id">Its id.</param>
    /// <param name="props">How.</param>
    /// <exception cref="PropRefusedException">A prop would weaken it.</exception>
    public GatewayRole(Construct scope, string id, GatewayRoleProps props)
        : base(scope, id)
    {
        ArgumentNullException.ThrowIfNull(props);
        Refuse(props);
        _role = this.Declare(
            "Role",
            "AWS::IAM::Role",
            new Map
            {
                ["RoleName"] = props.Name,
                ["Description"] = "Asks approved models, with the guardrail, through the endpoint",
                ["MaxSessionDuration"] = 3600,
                ["AssumeRolePolicyDocument"] = Policy.Document(Trust(props)),
            }
        );
        this.Declare(
                "Policy",
                "AWS::IAM::ManagedPolicy",
                new Map
                {
                    ["ManagedPolicyName"] = $"{props.Name}-models",
                    ["Description"] = "Which models, with which guardrail, through which endpoint",
                    ["Roles"] = new[] { _role.Ref },
                    ["PolicyDocument"] = Policy.Document(Statements(props)),
                }
            )
            .AcceptWildcards("The wildcards stand in statements that deny; what is allowed is named")
            .Accept("W3037", "Newer actions of Bedrock are not in the list of cfn-lint 1.51; IAM has them");
    }

    /// <summary>Its ARN.</summary>
    public string Arn => _role.Arn;

    /// <summary>Its name.</summary>
    public string Name => _role.Ref;

    private Map Trust(GatewayRoleProps props)
    {
        var service = props.TakenBy.EndsWith(".amazonaws.com", StringComparison.Ordinal);
        var place = Stack.Of(this);
        return new Map
        {
            ["Effect"] = "Allow",
            ["Principal"] = service ? Policy.Services(props.TakenBy) : Policy.Aws(props.TakenBy),
            ["Action"] = service
                ? "sts:AssumeRole"
                : new[] { "sts:AssumeRole", "sts:SetSourceIdentity", "sts:TagSession" },
            // A session of the gateway always says whose it is.
            ["Condition"] = service
                ? new Map { ["StringEquals"] = new Map { ["aws:SourceAccount"] = place.Account } }
                : new Map { ["StringLike"] = new Map { ["sts:SourceIdentity"] = "?*" } },
        };
    }

    private IEnumerable<Map> Statements(GatewayRoleProps props)
    {
        var place = Stack.Of(this);
        var guardrail = $"{props.Guardrail.Arn}:{props.Guardrail.VersionIn(this)}";
        var models = ModelArns.Of(place, props.Models, props.Regions);
        yield return Policy.Allow(
            "AskApprovedModels",
            Invoke,
            models,
            new Map
            {
                ["StringEquals"] = new Map
                {
                    ["aws:SourceVpce"] = props.Endpoint,
                    ["bedrock:GuardrailIdentifier"] = guardrail,
                },
            }
        );
        yield return Policy.Allow(
            "CountTokens",
            "bedrock:CountTokens",
            models,
            new Map { ["StringEquals"] = new Map { ["aws:SourceVpce"] = props.Endpoint } }
        );
        yield return Policy.Allow("ApplyGuardrail", "bedrock:ApplyGuardrail", props.Guardrail.Arn);
        // Bedrock reads a guardrail under a key of one's own as whoever asks with it (User Guide, "Create a customer managed
        // key for your guardrail").
        yield return Policy.Allow(
            "ReadGuardrailUnderKey",
            "kms:Decrypt",
            props.Guardrail.Key.Arn,
            new Map { ["StringEquals"] = new Map { ["kms:ViaService"] = $"bedrock.{place.Region}.{place.UrlSuffix}" } }
        );
        yield return new Map
        {
            ["Sid"] = "RefuseOtherModels",
            ["Effect"] = "Deny",
            ["Action"] = Invoke,
            ["NotResource"] = models,
        };
        yield return Policy.Deny(
            "RefuseWithoutGuardrail",
            Invoke,
            "*",
            new Map { ["StringNotEquals"] = new Map { ["bedrock:GuardrailIdentifier"] = guardrail } }
        );
        yield return Policy.Deny(
            "RefuseOutsideEndpoint",
            "bedrock:*",
            "*",
            new Map { ["StringNotEquals"] = new Map { ["aws:SourceVpce"] = props.Endpoint } }
        );
        yield return Policy.Deny("RefuseOtherDoors", OtherDoors, "*");
    }

    private static void Refuse(GatewayRoleProps props)
    {
        Refusal.Unless(
            props.TakenBy.EndsWith(".amazonaws.com", StringComparison.Ordinal)
                || Token.IsUnresolved(props.TakenBy)
                || (props.TakenBy.Contains(":role/", StringComparison.Ordinal) && !props.TakenBy.Contains('*')),
            nameof(props.TakenBy),
            props.TakenBy,
            "one compute service (ecs-tasks.amazonaws.com), or the ARN of one role",
            "a role that several may take serves whoever is weakest among them"
        );
        Refusal.Unless(
            props.Models.Count > 0
                && props.Models.All(model =>
                    !model.Contains('*') && !model.StartsWith("global.", StringComparison.Ordinal)
                ),
            nameof(props.Models),
            string.Join(", ", props.Models),
            "ids of models and of profiles of one geography, without wildcards",
            "a wildcard approves models that do not exist yet, and a global profile runs anywhere"
        );
        Refusal.Unless(
            props.Endpoint.Length > 0,
            nameof(props.Endpoint),
            props.Endpoint,
            "the id of a bedrock-runtime endpoint",
            "keys that leak must be worth nothing outside the network"
        );
    }
}
