using Ringfence.Controls.Facts;
using Ringfence.Controls.Policies;

namespace Ringfence.Controls.Network;

/// <summary>
/// The interface endpoints that a VPC needs for the services that the estate uses. A service that nothing here uses is
/// not asked for. Names of services: Amazon Bedrock User Guide, "Use interface VPC endpoints"; AWS PrivateLink Guide,
/// "AWS services that integrate".
/// </summary>
internal static class UsedEndpoints
{
    /// <summary>The plane that models are called on.</summary>
    public static (string Service, string[] Types, string[] Actions)[] BedrockRuntime { get; } =
    [
        (
            "bedrock-runtime",
            [],
            ["bedrock:InvokeModel", "bedrock:InvokeModelWithResponseStream", "bedrock:ApplyGuardrail"]
        ),
    ];

    /// <summary>The other planes of Bedrock.</summary>
    public static (string Service, string[] Types, string[] Actions)[] BedrockFeatures { get; } =
    [
        ("bedrock-agent", Agents, []),
        ("bedrock-agent-runtime", Agents, ["bedrock:InvokeAgent", "bedrock:Retrieve", "bedrock:RetrieveAndGenerate"]),
        ("bedrock-mantle", [], ["bedrock-mantle:CreateInference"]),
    ];

    /// <summary>Keys.</summary>
    public static (string Service, string[] Types, string[] Actions)[] Kms { get; } =
    [("kms", ["AWS::KMS::Key"], ["kms:Decrypt", "kms:GenerateDataKey"])];

    /// <summary>Secrets, logs, images, queues and topics.</summary>
    public static (string Service, string[] Types, string[] Actions)[] Others { get; } =
    [
        ("secretsmanager", ["AWS::SecretsManager::Secret"], []),
        ("logs", ["AWS::ECS::TaskDefinition"], []),
        ("ecr.api", ["AWS::ECS::Service"], []),
        ("ecr.dkr", ["AWS::ECS::Service"], []),
        ("sqs", ["AWS::SQS::Queue"], []),
    ];

    private static string[] Agents => ["AWS::Bedrock::Agent", "AWS::Bedrock::KnowledgeBase", "AWS::Bedrock::Flow"];

    /// <summary>The verdict on one VPC.</summary>
    public static Verdict Judge(Resource vpc, (string Service, string[] Types, string[] Actions)[] wanted)
    {
        var endpoints = vpc.Estate.Referring(vpc, "AWS::EC2::VPCEndpoint", "VpcId");
        var (any, holds, lacking) = (false, Truth.Yes, "");
        foreach (var (service, types, actions) in wanted)
        {
            if (!IsUsed(vpc.Estate, types, actions))
            {
                continue;
            }

            any = true;
            var one = Truth.Any(endpoints, endpoint => Serves(endpoint["ServiceName"], service));
            lacking = one.IsYes || lacking.Length > 0 ? lacking : service;
            holds &= one;
        }

        // With several VPCs the callers may be in another; that a call is made does not say from where.
        if (holds.IsNo && vpc.Estate.OfType("AWS::EC2::VPC").Count > 1)
        {
            holds = Truth.Unknown;
        }

        return !any
            ? Verdict.NotApplicable("Nothing here uses the service.")
            : Verdict.Of(
                holds,
                "An endpoint of it serves each that is used.",
                $"No AWS::EC2::VPCEndpoint of it is for {lacking} (com.amazonaws.REGION.{lacking}).",
                $"Whether an endpoint for {lacking} serves the callers is not shown here."
            );
    }

    private static Truth Serves(PropertyValue name, string service) =>
        name.IsUnresolved ? Truth.Unknown : name.EndsWith("." + service) | name.EndsWith("." + service + "-fips");

    private static bool IsUsed(Estate estate, string[] types, string[] actions)
    {
        foreach (var type in types)
        {
            if (estate.OfType(type).Count > 0)
            {
                return true;
            }
        }

        return actions.Length > 0 && IsAllowed(estate, actions);
    }

    private static bool IsAllowed(Estate estate, string[] actions)
    {
        foreach (var policy in IdentityPolicy.In(estate))
        {
            foreach (var statement in policy.Document.Statements)
            {
                // All actions of all services say nothing of which are used.
                if (!statement.Allows || statement.Actions.Negated || !statement.Actions.IsEverything.IsNo)
                {
                    continue;
                }

                foreach (var action in actions)
                {
                    if (statement.Actions.Covers(action).IsYes)
                    {
                        return true;
                    }
                }
            }
        }

        return false;
    }
}
