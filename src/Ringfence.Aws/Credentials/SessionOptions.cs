namespace Ringfence.Aws.Credentials;

/// <summary>How sessions per caller are made.</summary>
public sealed record SessionOptions
{
    /// <summary>The role that every caller's session is of; its trust policy must allow AssumeRole, TagSession and SetSourceIdentity.</summary>
    public required string RoleArn { get; init; }

    /// <summary>How long a session is asked for, 15 minutes to one hour: a role that assumes a role gets no more.</summary>
    /// <value>One hour.</value>
    public TimeSpan Duration { get; init; } = TimeSpan.FromHours(1);

    /// <summary>How long before its end a session is replaced.</summary>
    /// <value>Five minutes.</value>
    public TimeSpan RefreshBefore { get; init; } = TimeSpan.FromMinutes(5);

    /// <summary>Whether <c>team</c> and <c>application</c> survive when the session assumes another role.</summary>
    /// <value>False.</value>
    public bool TransitiveTags { get; init; }

    /// <summary>How many sessions are kept; past that, those unused longest are dropped.</summary>
    /// <value>10,000.</value>
    public int MaxSessions { get; init; } = 10_000;

    /// <summary>Everything that is wrong with these options, in sentences; empty when nothing is.</summary>
    public IEnumerable<string> Problems()
    {
        if (
            !RoleArn.StartsWith("arn:aws", StringComparison.Ordinal)
            || !RoleArn.Contains(":role/", StringComparison.Ordinal)
        )
        {
            yield return $"RoleArn is '{RoleArn}'; it must be the ARN of an IAM role, arn:aws:iam::ACCOUNT:role/NAME.";
        }

        if (Duration < TimeSpan.FromMinutes(15) || Duration > TimeSpan.FromHours(1))
        {
            yield return $"Duration is {Duration}; it must be between 00:15:00 and 01:00:00.";
        }

        if (RefreshBefore < TimeSpan.FromMinutes(1) || RefreshBefore >= Duration)
        {
            yield return $"RefreshBefore is {RefreshBefore}; it must be at least 00:01:00 and less than Duration.";
        }

        if (MaxSessions < 1)
        {
            yield return $"MaxSessions is {MaxSessions}; it must be at least 1.";
        }
    }
}
