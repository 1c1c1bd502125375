using Amazon.CDK;
using Constructs;
using Ringfence.Cdk.Bedrock;
using Ringfence.Cdk.Handlers;

namespace Ringfence.Cdk.Detection;

/// <summary>
/// AWS Config's rules of our own: what no managed rule asks and an account must show all the time. One function, which
/// only reads, judges the account every three hours, in all regions that may be used; what it cannot read does not
/// comply (decision 0037). <see cref="FindingRules"/> tells people of what does not, as of every rule.
/// </summary>
internal sealed class AccountRules : Construct
{
    private readonly string _prefix;
    private readonly CfnResource _recorder;
    private readonly (CfnResource Permission, string Arn) _asked;

    public AccountRules(Construct scope, string id, DetectionProps props, CfnResource recorder, string alerts)
        : base(scope, id)
    {
        (_prefix, _recorder) = (props.Name, recorder);
        var name = $"{props.Name}-detection-rules";
        _asked = new CustomHandler(
            this,
            "Handler",
            new CustomHandlerProps
            {
                Name = name,
                Module = "account_rules",
                Place = props.Handlers,
                MayOnEverything =
                [
                    "config:PutEvaluations",
                    "iam:ListServiceSpecificCredentials",
                    .. props.Boundary is null ? (string[])[] : Settings,
                ],
                May = props.Boundary is { } boundary ? Reads(boundary) : [],
            }
        ).AskedByConfig(this, "AskedByConfig");
        Watch(name, alerts);
        Rule("bedrock-keys-absent", "No user has a long-lived API key of Bedrock", []);
        if (props.Boundary is { } bedrock)
        {
            Boundary(bedrock);
        }
    }

    private static string[] Settings =>
        [
            "bedrock:GetAccountDataRetention",
            "bedrock:GetModelInvocationLoggingConfiguration",
            "bedrock:ListEnforcedGuardrailsConfiguration",
        ];

    private void Watch(string function, string alerts)
    {
        // A function that dies tells Config nothing, and Config goes on saying what it said last.
        Alarms.Reached(
            this,
            "Silent",
            $"{_prefix}-rules-silent",
            "A rule of our own could not tell AWS Config what it found",
            ("AWS/Lambda", "Errors"),
            [("FunctionName", function)],
            "Sum",
            (1, 300),
            alerts
        );
        Alarms.Ceased(
            this,
            "Unasked",
            $"{_prefix}-rules-unasked",
            "AWS Config has not asked our own rules for eight hours",
            ("AWS/Lambda", "Invocations"),
            [("FunctionName", function)],
            28800,
            alerts
        );
    }

    private void Boundary(BedrockBoundary boundary)
    {
        var guardrail = boundary.Guardrail;
        var published = new Map { ["guardrail"] = guardrail.Arn, ["version"] = guardrail.VersionIn(this) };
        Rule(
            "bedrock-invocations-recorded",
            "Every call of a model is recorded whole, in the bucket that was set, under its key, and nowhere else",
            new Map
            {
                ["account"] = Stack.Of(this).Account,
                ["bucket"] = boundary.Invocations.Name,
                ["key"] = guardrail.Key.Arn,
            }
        );
        Rule(
            "bedrock-data-retention",
            "Bedrock keeps prompts and answers as it was told to, in every region that may be used",
            new Map { ["mode"] = boundary.DataRetention, ["regions"] = string.Join(',', boundary.Regions) }
        );
        Rule(
            "bedrock-guardrail-unweakened",
            "The published guardrail and its draft mask, filter and stop what was promised",
            new Map(
                published.Concat(guardrail.Promise.Select(each => KeyValuePair.Create(each.Key, (object)each.Value)))
            )
            {
                ["key"] = guardrail.Key.Arn,
            }
        );
        Rule(
            "bedrock-guardrail-enforced",
            "The published guardrail is enforced on every call, of every model, over all that is said",
            published
        );
    }

    private void Rule(string check, string what, Map parameters) =>
        this.Declare(
                string.Concat(check.Split('-').Select(word => char.ToUpperInvariant(word[0]) + word[1..])),
                "AWS::Config::ConfigRule",
                new Map
                {
                    ["ConfigRuleName"] = $"{_prefix}-{check}",
                    ["Description"] = what,
                    ["InputParameters"] = new Map(parameters) { ["check"] = check },
                    ["Source"] = new Map
                    {
                        ["Owner"] = "CUSTOM_LAMBDA",
                        ["SourceIdentifier"] = _asked.Arn,
                        ["SourceDetails"] = new object[]
                        {
                            new Map
                            {
                                ["EventSource"] = "aws.config",
                                ["MessageType"] = "ScheduledNotification",
                                ["MaximumExecutionFrequency"] = "Three_Hours",
                            },
                        },
                    },
                }
            )
            .After(_recorder, _asked.Permission);

    private Map[] Reads(BedrockBoundary boundary)
    {
        var place = Stack.Of(this);
        return
        [
            Policy.Allow("ReadGuardrail", "bedrock:GetGuardrail", boundary.Guardrail.Arn),
            Policy.Allow(
                "ReadGuardrailUnderKey",
                "kms:Decrypt",
                boundary.Guardrail.Key.Arn,
                new Map
                {
                    ["StringEquals"] = new Map { ["kms:ViaService"] = $"bedrock.{place.Region}.{place.UrlSuffix}" },
                }
            ),
            Policy.Allow("ReadHowRecordsAreKept", "s3:GetEncryptionConfiguration", boundary.Invocations.Arn),
        ];
    }
}
