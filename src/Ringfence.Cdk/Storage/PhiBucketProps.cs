using Ringfence.Cdk.Keys;

namespace Ringfence.Cdk.Storage;

/// <summary>How a <see cref="PhiBucket"/> is made.</summary>
public sealed record PhiBucketProps
{
    /// <summary>Its name, the same for ever: <c>clinic-production-documents-333344445555</c>.</summary>
    public required string Name { get; init; }

    /// <summary>Its key.</summary>
    public required PhiKey Key { get; init; }

    /// <summary>Where S3 logs who asked for what.</summary>
    public required AccessLogBucket AccessLogs { get; init; }

    /// <summary>The id of the VPC endpoint that alone leads to its objects; null: an AWS service writes it from outside (<see cref="Writers"/>).</summary>
    public required string? Endpoint { get; init; }

    /// <summary>The ARN of the role for emergencies, which alone reaches its objects from elsewhere too; null: nobody does.</summary>
    public string? Emergency { get; init; }

    /// <summary>For how many days nobody can delete or shorten what is put there: 1 or more.</summary>
    /// <value>2192: six years.</value>
    public int LockDays { get; init; } = 2192;

    /// <summary><c>COMPLIANCE</c>: nobody, root included. <c>GOVERNANCE</c>: whoever holds s3:BypassGovernanceRetention may, which erasure on a person's request needs.</summary>
    /// <value><c>GOVERNANCE</c>.</value>
    public string LockMode { get; init; } = "GOVERNANCE";

    /// <summary>After how many days objects move to <see cref="ColdClass"/>; null: never.</summary>
    public int? ColdAfterDays { get; init; }

    /// <summary>Where they move.</summary>
    /// <value><c>GLACIER_IR</c>: read at once, for what work may ask for again.</value>
    public string ColdClass { get; init; } = "GLACIER_IR";

    /// <summary>After how many days they are deleted; null: never.</summary>
    public int? KeepDays { get; init; }

    /// <summary>ARNs of the roles that alone may read; empty: whoever IAM lets.</summary>
    public IReadOnlyList<string> Readers { get; init; } = [];

    /// <summary>Statements that let AWS services write, each with its source account; <c>{arn}</c> stands for the bucket's ARN.</summary>
    public IReadOnlyList<Dictionary<string, object>> Writers { get; init; } = [];

    /// <summary>The bucket of another account or region that everything is copied to; null: backups hold the copies.</summary>
    public Replica? Copy { get; init; }
}
