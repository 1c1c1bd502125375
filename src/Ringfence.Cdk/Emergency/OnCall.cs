using System.Globalization;
using Amazon.CDK;
using Constructs;

namespace Ringfence.Cdk.Emergency;

/// <summary>
/// The users of an emergency in two groups. They sign in with a password and MFA, which a person gives them; without
/// MFA everything is denied. They may do nothing but ask, or approve.
/// </summary>
internal sealed class OnCall : Construct
{
    private readonly Stack _place;

    public OnCall(Construct scope, string id, ApprovalDeskProps props, string desk, CfnResource document)
        : base(scope, id)
    {
        _place = Stack.Of(this);
        Group(
            "Askers",
            props,
            props.Askers,
            "Who may ask for emergency access",
            Policy.Allow("Ask", "ssm:StartAutomationExecution", Definitions(document)),
            Policy.Allow(
                "AskUnderTheDesk",
                "iam:PassRole",
                desk,
                new Map { ["StringEquals"] = new Map { ["iam:PassedToService"] = $"ssm.{_place.UrlSuffix}" } }
            ),
            Policy.Allow("TakeWhatWasOpened", "sts:AssumeRole", props.Roles.Values.ToArray()),
            Policy.Deny("ApproveNothing", "ssm:SendAutomationSignal", "*")
        );
        Group(
            "Approvers",
            props,
            props.Approvers,
            "Who may approve emergency access",
            Policy.Allow("Decide", "ssm:SendAutomationSignal", ApprovalDesk.Executions(_place)),
            Policy.Deny("AskNothing", new[] { "ssm:StartAutomationExecution", "sts:AssumeRole" }, "*")
        );
    }

    public static string UserArn(Stack place, string name) => $"arn:{place.Partition}:iam::{place.Account}:user/{name}";

    private void Group(
        string id,
        ApprovalDeskProps props,
        IReadOnlyList<string> people,
        string what,
        params Map[] statements
    )
    {
        var group = this.Declare(
            id,
            "AWS::IAM::Group",
            new Map { ["GroupName"] = $"{props.Name}-{id.ToLowerInvariant()}" }
        );
        this.Declare(
                $"{id}May",
                "AWS::IAM::ManagedPolicy",
                new Map
                {
                    ["ManagedPolicyName"] = $"{props.Name}-{id.ToLowerInvariant()}",
                    ["Description"] = what,
                    ["Groups"] = new[] { group.Ref },
                    ["PolicyDocument"] = Policy.Document([.. statements, .. Everybody()]),
                }
            )
            .AcceptWildcards(
                "An execution has an id that nobody knows before it begins, and lists name no resource; what is denied is denied on everything"
            );
        foreach (var (at, name) in people.Index())
        {
            this.Declare(
                    string.Create(CultureInfo.InvariantCulture, $"{id}{at + 1}"),
                    "AWS::IAM::User",
                    new Map
                    {
                        ["UserName"] = name,
                        ["Groups"] = new[] { group.Ref },
                        ["Tags"] = new object[]
                        {
                            new Map
                            {
                                ["Key"] = "exception",
                                ["Value"] = "Emergency access when the identity provider is down",
                            },
                        },
                    }
                )
                .Kept();
        }
    }

    private IEnumerable<Map> Everybody()
    {
        yield return Policy.Allow(
            "Look",
            new[] { "ssm:DescribeAutomationStepExecutions", "ssm:GetAutomationExecution" },
            ApprovalDesk.Executions(_place)
        );
        yield return Policy.Allow(
            "List",
            new[] { "iam:GetAccountPasswordPolicy", "ssm:DescribeAutomationExecutions" },
            "*"
        );
        yield return Policy.Allow(
            "OwnPassword",
            "iam:ChangePassword",
            $"arn:{_place.Partition}:iam::{_place.Account}:user/${{aws:username}}"
        );
        yield return Policy.Deny(
            "NothingWithoutMfa",
            "*",
            "*",
            // An access key that lasts carries no such key at all: IfExists denies it too.
            new Map { ["BoolIfExists"] = new Map { ["aws:MultiFactorAuthPresent"] = "false" } }
        );
    }

    // As IAM named it before, and as it names it now.
    private string[] Definitions(CfnResource document) =>
        [
            $"arn:{_place.Partition}:ssm:{_place.Region}:{_place.Account}:automation-definition/{document.Ref}:*",
            $"arn:{_place.Partition}:ssm:{_place.Region}:{_place.Account}:document/{document.Ref}",
        ];
}
