using System.Security.Cryptography;
using System.Text;
using Amazon.CDK;
using Constructs;
using Ringfence.Cdk.Keys;
using Ringfence.Controls;

namespace Ringfence.Cdk.Bedrock;

/// <summary>
/// A guardrail for protected health information, published, and enforced on every call of the account. What it masks,
/// filters and stops is what the catalogue's controls ask of a guardrail: they set it, so the two cannot differ.
/// </summary>
public sealed class PhiGuardrail : Construct
{
    private readonly CfnResource _guardrail;
    private readonly string _published;

    /// <summary>A guardrail.</summary>
    /// <param name="scope">Where.</param>
    /// <param name="id">Its id.</param>
    /// <param name="props">How.</param>
    /// <exception cref="PropRefusedException">A prop would weaken it.</exception>
    public PhiGuardrail(Construct scope, string id, PhiGuardrailProps props)
        : base(scope, id)
    {
        ArgumentNullException.ThrowIfNull(props);
        Refuse(props);
        Key = props.Key;
        Promise = GuardrailPromise.Of(props);
        _guardrail = this.Declare(
                "Guardrail",
                "AWS::Bedrock::Guardrail",
                new Map
                {
                    ["Name"] = props.Name,
                    ["Description"] = "Identifiers of patients, harm, prompt attacks, forbidden topics",
                    ["BlockedInputMessaging"] = "This request was stopped by your organisation's guardrail.",
                    ["BlockedOutputsMessaging"] = "This answer was stopped by your organisation's guardrail.",
                    ["KmsKeyArn"] = props.Key.Arn,
                    ["TopicPolicyConfig"] = new Map { ["TopicsConfig"] = props.Topics.Select(Topic) },
                    ["ContextualGroundingPolicyConfig"] = new Map
                    {
                        ["FiltersConfig"] = new object[]
                        {
                            new Map { ["Type"] = "GROUNDING", ["Threshold"] = props.Grounding },
                            new Map { ["Type"] = "RELEVANCE", ["Threshold"] = props.Grounding },
                        },
                    },
                }
            )
            .Kept();
        new RingfencedAspect().Visit(_guardrail);
        var version = this.Declare(
                "Version",
                "AWS::Bedrock::GuardrailVersion",
                new Map
                {
                    ["GuardrailIdentifier"] = _guardrail.Attribute("GuardrailId"),
                    // A version is of what the guardrail was when it was made: another content, another version.
                    ["Description"] = $"Content {Digest(props)}",
                }
            )
            .Kept();
        Version = version.Attribute("Version");
        _published = $"/{props.Name}/guardrail-version-{Digest(props)}";
        Publish();
        var enforced = this.Declare(
            "Enforced",
            "AWS::Bedrock::EnforcedGuardrailConfiguration",
            new Map
            {
                ["GuardrailIdentifier"] = _guardrail.Attribute("GuardrailId"),
                ["GuardrailVersion"] = Version,
                ["SelectiveContentGuarding"] = new Map { ["System"] = "COMPREHENSIVE", ["Messages"] = "COMPREHENSIVE" },
                ["ModelEnforcement"] = new Map { ["IncludedModels"] = new[] { "ALL" } },
            }
        );
        // Required, and empty; CDK leaves empty lists out unless they are written over.
        enforced.AddPropertyOverride("ModelEnforcement.ExcludedModels", Array.Empty<object>());
    }

    /// <summary>Its ARN.</summary>
    public string Arn => _guardrail.Attribute("GuardrailArn");

    /// <summary>The number of its published version, for resources of its own stack.</summary>
    public string Version { get; }

    /// <summary>
    /// The number of its published version, for a resource of any stack. Another stack reads it by a name that the
    /// guardrail's content is part of: CloudFormation changes no export that a stack imports, and a guardrail with other
    /// content has another version.
    /// </summary>
    /// <param name="scope">Where it is read.</param>
    public string VersionIn(Construct scope) =>
        Stack.Of(scope).Node.Path == Stack.Of(this).Node.Path ? Version : $"{{{{resolve:ssm:{_published}}}}}";

    /// <summary>Its key.</summary>
    public PhiKey Key { get; }

    /// <summary>What it masks, filters and stops, as <c>account_rules.py</c> reads it.</summary>
    internal IReadOnlyDictionary<string, string> Promise { get; }

    private void Publish() =>
        this.Declare(
                "Published",
                "AWS::SSM::Parameter",
                new Map
                {
                    ["Name"] = _published,
                    ["Description"] = "The number of the guardrail's published version of this content",
                    ["Type"] = "String",
                    ["Value"] = Version,
                }
            )
            .Kept();

    private static object Topic(GuardrailTopic topic) =>
        new Map
        {
            ["Name"] = topic.Name,
            ["Definition"] = topic.Definition,
            ["Examples"] = topic.Examples,
            ["Type"] = "DENY",
            ["InputEnabled"] = true,
            ["InputAction"] = "BLOCK",
            ["OutputEnabled"] = true,
            ["OutputAction"] = "BLOCK",
        };

    private static string Digest(PhiGuardrailProps props)
    {
        var content = new StringBuilder(props.Name).Append(props.Grounding);
        foreach (var topic in props.Topics)
        {
            content.Append(topic.Name).Append(topic.Definition).AppendJoin('\n', topic.Examples);
        }

        foreach (var control in Catalogue.ByType["AWS::Bedrock::Guardrail"])
        {
            foreach (var set in control.Build.Sets)
            {
                content.Append(set.Path).Append(set.Value.ToJsonString());
            }
        }

        return Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(content.ToString())))[..16];
    }

    private static void Refuse(PhiGuardrailProps props)
    {
        Refusal.Unless(
            props.Topics.Count is >= 1 and <= 30,
            nameof(props.Topics),
            props.Topics.Count,
            "1 to 30 topics",
            "a guardrail without topics answers whatever is asked"
        );
        foreach (var topic in props.Topics)
        {
            Refusal.Unless(
                topic.Definition.Length is >= 1 and <= 200 && topic.Examples.Count <= 5,
                nameof(props.Topics),
                topic.Name,
                "a definition of 1 to 200 characters and at most five examples",
                "Bedrock takes no other"
            );
        }

        Refusal.Unless(
            props.Grounding is >= 0.5 and <= 0.99,
            nameof(props.Grounding),
            props.Grounding,
            "0.5 to 0.99",
            "below that, an answer that no source supports goes through"
        );
    }
}
