namespace Ringfence.Cdk.Organization;

/// <summary>What resources refuse, whoever asks: from outside the organisation too, which no service control policy reaches.</summary>
internal static class ResourceStatements
{
    private static readonly string[] Resources = ["kms:*", "s3:*", "secretsmanager:*", "sqs:*"];

    /// <summary>The statements.</summary>
    public static IEnumerable<Map> Of(OrganizationGuardsProps props, string partition)
    {
        yield return Policy.Deny(
            "Strangers",
            "*",
            (string[])[.. Resources, "sts:AssumeRole"],
            "*",
            new Map
            {
                ["StringNotEqualsIfExists"] = new Map { ["aws:PrincipalOrgID"] = props.OrganizationId },
                ["BoolIfExists"] = new Map { ["aws:PrincipalIsAWSService"] = "false" },
            }
        );
        // A service that works for an account outside: the confused deputy.
        yield return Policy.Deny(
            "ServicesForStrangers",
            "*",
            Resources,
            "*",
            new Map
            {
                ["StringNotEqualsIfExists"] = new Map { ["aws:SourceOrgID"] = props.OrganizationId },
                ["Null"] = new Map { ["aws:SourceAccount"] = "false" },
                ["Bool"] = new Map { ["aws:PrincipalIsAWSService"] = "true" },
            }
        );
        yield return Policy.Deny(
            "PlainTransport",
            "*",
            Resources,
            "*",
            new Map { ["BoolIfExists"] = new Map { ["aws:SecureTransport"] = "false" } }
        );
        yield return Policy.Deny(
            "DeleteArchive",
            "*",
            new[]
            {
                "s3:BypassGovernanceRetention",
                "s3:DeleteBucket",
                "s3:DeleteBucketPolicy",
                "s3:DeleteObjectVersion",
            },
            new[] { $"arn:{partition}:s3:::{props.ArchivePrefix}*", $"arn:{partition}:s3:::{props.ArchivePrefix}*/*" }
        );
    }
}
