namespace Ringfence.Cdk.Emergency;

/// <summary>How a <see cref="BreakGlass"/> is made.</summary>
public sealed record BreakGlassProps
{
    /// <summary>The role's name: <c>clinic-production-break-glass</c>. It says <c>break-glass</c>, by which alarms and guards know it.</summary>
    public required string Name { get; init; }

    /// <summary>What the names of the workload's resources begin with: <c>clinic-production-</c>. The role acts on nothing else.</summary>
    public required string Prefix { get; init; }

    /// <summary>
    /// ARNs of the IAM users who may ask, <c>arn:aws:iam::ACCOUNT:user/NAME</c>. No roles: a session got by AssumeRole
    /// carries no MFA that the role's trust could see.
    /// </summary>
    public required IReadOnlyList<string> Askers { get; init; }

    /// <summary>The ARN of the role that the <see cref="ApprovalDesk"/> works under: it alone opens this one.</summary>
    public required string Desk { get; init; }

    /// <summary>The ARN of the bucket whose documents may be read in an emergency.</summary>
    public required string Documents { get; init; }

    /// <summary>The ARN of the key that they and the tables are under.</summary>
    public required string Key { get; init; }

    /// <summary>The ARN of the role that restores backups.</summary>
    public required string Restorer { get; init; }

    /// <summary>How long a session lasts, in minutes: 15 to 60.</summary>
    /// <value>60.</value>
    public int SessionMinutes { get; init; } = 60;
}
