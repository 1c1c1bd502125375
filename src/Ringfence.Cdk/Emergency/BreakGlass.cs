using Amazon.CDK;
using Constructs;

namespace Ringfence.Cdk.Emergency;

/// <summary>
/// The role for emergencies (45 CFR 164.312(a)(2)(ii)), in a workload's account. It is shut: its trust ends in the past.
/// A second role, which only the <see cref="ApprovalDesk"/> takes, sets that end to a few minutes from now for the one
/// person who was approved. It reads documents and tables and repairs what runs; trails, archives, keys' policies and
/// identities are out of its reach, whatever policy is attached to it later.
/// </summary>
public sealed class BreakGlass : Construct
{
    /// <summary>A role for emergencies, and who opens it.</summary>
    /// <param name="scope">A stack of the workload's account.</param>
    /// <param name="id">Its id.</param>
    /// <param name="props">How.</param>
    /// <exception cref="PropRefusedException">A prop would weaken it.</exception>
    public BreakGlass(Construct scope, string id, BreakGlassProps props)
        : base(scope, id)
    {
        ArgumentNullException.ThrowIfNull(props);
        Refuse(props);
        var role = this.Declare(
            "Role",
            "AWS::IAM::Role",
            new Map
            {
                ["RoleName"] = props.Name,
                ["Description"] = "For emergencies: shut until two people open it",
                ["MaxSessionDuration"] = props.SessionMinutes * 60,
                ["AssumeRolePolicyDocument"] = EmergencyTrust.Shut(props.Askers),
                ["Tags"] = new object[]
                {
                    new Map { ["Key"] = "break-glass", ["Value"] = "true" },
                },
            }
        );
        this.Declare(
                "May",
                "AWS::IAM::ManagedPolicy",
                new Map
                {
                    ["ManagedPolicyName"] = $"{props.Name}-may",
                    ["Description"] = "What may be done in an emergency, and what not even then",
                    ["Roles"] = new[] { role.Ref },
                    ["PolicyDocument"] = Policy.Document(EmergencyStatements.Of(props, Stack.Of(this))),
                }
            )
            .AcceptWildcards(
                "Nobody knows beforehand which document or task it will be; all of them have the workload's prefix, and what only looks names no resource"
            );
        Opener(props, role);
    }

    private void Opener(BreakGlassProps props, CfnResource role)
    {
        var opener = this.Declare(
                "Opener",
                "AWS::IAM::Role",
                new Map
                {
                    ["RoleName"] = OpenerOf(props.Name),
                    ["Description"] = "The approval desk opens the role for emergencies under it",
                    ["MaxSessionDuration"] = 3600,
                    ["AssumeRolePolicyDocument"] = Policy.Document(
                        new Map
                        {
                            ["Sid"] = "TheDesk",
                            ["Effect"] = "Allow",
                            ["Principal"] = Policy.Aws(
                                $"arn:{Partition(props.Desk)}:iam::{props.Desk.Split(':')[4]}:root"
                            ),
                            ["Action"] = "sts:AssumeRole",
                            // The account, narrowed to its one role, which need not be there yet.
                            ["Condition"] = new Map { ["ArnEquals"] = new Map { ["aws:PrincipalArn"] = props.Desk } },
                        }
                    ),
                }
            )
            .Accept(
                "break-glass-role-is-guarded",
                "No person takes it: the approval desk's role alone does, which cannot show MFA; people show theirs at the role that it opens"
            );
        this.Declare(
            "Opens",
            "AWS::IAM::ManagedPolicy",
            new Map
            {
                ["ManagedPolicyName"] = $"{OpenerOf(props.Name)}-may",
                ["Description"] = "Says when the role for emergencies may be taken, and by whom",
                ["Roles"] = new[] { opener.Ref },
                ["PolicyDocument"] = Policy.Document(Policy.Allow("Open", "iam:UpdateAssumeRolePolicy", role.Arn)),
            }
        );
    }

    /// <summary>The name of the role that opens another.</summary>
    internal static string OpenerOf(string role) => $"{role}-opener";

    private static string Partition(string arn) => arn.Split(':')[1];

    private static void Refuse(BreakGlassProps props)
    {
        Refusal.Unless(
            props.Name.EndsWith("-break-glass", StringComparison.Ordinal),
            nameof(props.Name),
            props.Name,
            "a name that ends with -break-glass",
            "alarms and guards know the role by its name, and under another nobody hears of its use"
        );
        Refusal.Unless(
            props.Prefix.Length >= 4 && props.Prefix[^1] == '-' && !props.Prefix.AsSpan().ContainsAny('*', '?'),
            nameof(props.Prefix),
            props.Prefix,
            "what the workload's names begin with, three characters and a hyphen or more, no wildcard",
            "an emergency of one workload opens no other"
        );
        EmergencyPeople.Refuse(props.Askers, nameof(props.Askers));
        Refusal.Unless(
            props.Desk.Contains(":role/", StringComparison.Ordinal) && !props.Desk.AsSpan().ContainsAny('*', '?'),
            nameof(props.Desk),
            props.Desk,
            "the ARN of one role, arn:aws:iam::ACCOUNT:role/NAME, no wildcard",
            "whoever else can open the role needs no approval"
        );
        Refusal.Unless(
            props.SessionMinutes is >= 15 and <= 60,
            nameof(props.SessionMinutes),
            props.SessionMinutes,
            "15 to 60",
            "a session that outlasts the emergency is a standing right"
        );
    }
}
