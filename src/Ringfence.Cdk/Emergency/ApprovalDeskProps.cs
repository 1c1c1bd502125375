using Ringfence.Cdk.Keys;

namespace Ringfence.Cdk.Emergency;

/// <summary>How an <see cref="ApprovalDesk"/> is made.</summary>
public sealed record ApprovalDeskProps
{
    /// <summary>What names begin with: <c>clinic-break-glass</c>.</summary>
    public required string Name { get; init; }

    /// <summary>The name of the role that the desk works under, as each <see cref="BreakGlassProps.Desk"/> has it.</summary>
    public required string Role { get; init; }

    /// <summary>The key of its notices. The desk's role is among its users, and SNS among its services.</summary>
    public required PhiKey Key { get; init; }

    /// <summary>Names of the IAM users who may ask; the desk makes them.</summary>
    public required IReadOnlyList<string> Askers { get; init; }

    /// <summary>Names of the IAM users who may approve, two or more, none of them an asker; the desk makes them.</summary>
    public required IReadOnlyList<string> Approvers { get; init; }

    /// <summary>The roles that may be opened: what a workload is called, and the ARN of its role.</summary>
    public required IReadOnlyDictionary<string, string> Roles { get; init; }

    /// <summary>E-mail addresses that are told when somebody asks.</summary>
    public required IReadOnlyList<string> People { get; init; }

    /// <summary>How many must approve: 1 to the number of approvers.</summary>
    /// <value>1.</value>
    public int Approvals { get; init; } = 1;

    /// <summary>How long an approval is waited for, in minutes: 5 to 240.</summary>
    /// <value>60.</value>
    public int WaitMinutes { get; init; } = 60;

    /// <summary>How long, once approved, the role can be taken, in minutes: 5 to 60.</summary>
    /// <value>15.</value>
    public int OpenMinutes { get; init; } = 15;
}
