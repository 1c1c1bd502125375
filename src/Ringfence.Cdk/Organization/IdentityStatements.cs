namespace Ringfence.Cdk.Organization;

/// <summary>People and programs come as roles, for hours; nobody has a secret that lasts.</summary>
internal static class IdentityStatements
{
    /// <summary>The statements.</summary>
    public static IEnumerable<Map> Of(string partition)
    {
        yield return Policy.Deny(
            "Root",
            "*",
            "*",
            new Map { ["ArnLike"] = new Map { ["aws:PrincipalArn"] = $"arn:{partition}:iam::*:root" } }
        );
        yield return Policy.Deny(
            "LastingSecrets",
            new[]
            {
                "iam:CreateAccessKey",
                "iam:CreateLoginProfile",
                "iam:CreateServiceSpecificCredential",
                "iam:CreateUser",
                "iam:ResetServiceSpecificCredential",
                "iam:UpdateAccessKey",
                "iam:UpdateLoginProfile",
                "iam:UpdateServiceSpecificCredential",
                "iam:UploadSSHPublicKey",
                "iam:UploadSigningCertificate",
            },
            "*"
        );
    }
}
