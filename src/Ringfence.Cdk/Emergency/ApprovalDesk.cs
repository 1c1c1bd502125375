using System.Globalization;
using Amazon.CDK;
using Constructs;
using Ringfence.Cdk.Detection;

namespace Ringfence.Cdk.Emergency;

/// <summary>
/// Where emergency access is asked for and approved, in the management account: a document of Systems Manager that waits
/// for an approver, then opens one role for the one who asked. Who asks cannot approve, and who approves cannot ask;
/// both are users with MFA, of this account, so that an identity provider that is down shuts nobody out. Decision 0021.
/// </summary>
public sealed class ApprovalDesk : Construct
{
    /// <summary>A desk.</summary>
    /// <param name="scope">A stack of the account in which the users are.</param>
    /// <param name="id">Its id.</param>
    /// <param name="props">How.</param>
    /// <exception cref="PropRefusedException">A prop would weaken it.</exception>
    public ApprovalDesk(Construct scope, string id, ApprovalDeskProps props)
        : base(scope, id)
    {
        ArgumentNullException.ThrowIfNull(props);
        ApprovalDeskRefusals.Refuse(props);
        var place = Stack.Of(this);
        // Systems Manager notifies of approvals through topics of this beginning alone.
        var notices = new AlertTopic(this, "Notices", $"Automation-{props.Name}", props.Key, props.People);
        var role = Role(props, place, notices.Arn);
        var document = this.Declare(
            "Document",
            "AWS::SSM::Document",
            new Map
            {
                ["Name"] = props.Name,
                ["DocumentType"] = "Automation",
                ["DocumentFormat"] = "JSON",
                ["UpdateMethod"] = "NewVersion",
                ["Content"] = ApprovalDocument.Of(props, place, role.Arn, notices.Arn),
            }
        );
        _ = new OnCall(this, "OnCall", props, role.Arn, document);
    }

    private CfnResource Role(ApprovalDeskProps props, Stack place, string notices)
    {
        var role = this.Declare(
                "Role",
                "AWS::IAM::Role",
                new Map
                {
                    ["RoleName"] = props.Role,
                    ["Description"] = "The document that waits for an approval and then opens a role runs under it",
                    ["AssumeRolePolicyDocument"] = Policy.Document(
                        new Map
                        {
                            ["Sid"] = "Automation",
                            ["Effect"] = "Allow",
                            ["Principal"] = Policy.Services("ssm.amazonaws.com"),
                            ["Action"] = "sts:AssumeRole",
                            ["Condition"] = new Map
                            {
                                ["StringEquals"] = new Map { ["aws:SourceAccount"] = place.Account },
                                ["ArnLike"] = new Map { ["aws:SourceArn"] = Executions(place) },
                            },
                        }
                    ),
                }
            )
            .Accept(
                "break-glass-role-is-guarded",
                "No person takes it: Systems Manager alone does, for a document that waits for an approver; people show MFA when they ask and when they approve"
            );
        this.Declare(
                "May",
                "AWS::IAM::ManagedPolicy",
                new Map
                {
                    ["ManagedPolicyName"] = $"{props.Role}-may",
                    ["Description"] = "Tells people, reads who asked, takes the openers' roles",
                    ["Roles"] = new[] { role.Ref },
                    ["PolicyDocument"] = Policy.Document(
                        Policy.Allow("Tell", "sns:Publish", notices),
                        Policy.Allow(
                            "TellUnderKey",
                            new[] { "kms:Decrypt", "kms:GenerateDataKey" },
                            props.Key.Arn,
                            new Map
                            {
                                ["StringEquals"] = new Map
                                {
                                    ["kms:ViaService"] = $"sns.{place.Region}.{place.UrlSuffix}",
                                },
                            }
                        ),
                        Policy.Allow("ReadWhoAsked", "ssm:GetAutomationExecution", Executions(place)),
                        Policy.Allow("TakeOpeners", "sts:AssumeRole", Openers(props).ToArray())
                    ),
                }
            )
            .AcceptWildcards("An execution has an id that nobody knows before it begins; the one that runs is read");
        return role;
    }

    internal static string Executions(Stack place) =>
        string.Create(
            CultureInfo.InvariantCulture,
            $"arn:{place.Partition}:ssm:{place.Region}:{place.Account}:automation-execution/*"
        );

    private static IEnumerable<string> Openers(ApprovalDeskProps props) =>
        props.Roles.Values.Select(BreakGlass.OpenerOf);
}
