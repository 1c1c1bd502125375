namespace Ringfence.Cdk.Organization;

/// <summary>People and programs come as roles, for hours; nobody has a secret that lasts.</summary>
internal static class IdentityStatements
{
    /// <summary>The statements.</summary>
    public static IEnumerable<Map> Of(OrganizationGuardsProps props, string partition)
    {
        yield return Policy.Deny(
            "Root",
            "*",
            "*",
            new Map { ["ArnLike"] = new Map { ["aws:PrincipalArn"] = $"arn:{partition}:iam::*:root" } }
        );
        // A user that was there before the policies, with its keys and without a second factor. What an emergency's users
        // do in an account they do as its role, and their own is the management account, which no policy binds.
        yield return Policy.Deny(
            "Users",
            "*",
            "*",
            new Map { ["ArnLike"] = new Map { ["aws:PrincipalArn"] = $"arn:{partition}:iam::*:user/*" } }
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
        yield return Policy.Deny(
            "OpenEmergency",
            new[]
            {
                "iam:AttachRolePolicy",
                "iam:CreatePolicyVersion",
                "iam:DeleteRole*",
                "iam:DetachRolePolicy",
                "iam:PutRole*",
                "iam:SetDefaultPolicyVersion",
                "iam:UpdateAssumeRolePolicy",
                "iam:UpdateRole",
            },
            new[]
            {
                $"arn:{partition}:iam::*:policy/{props.Name}-*break-glass*",
                $"arn:{partition}:iam::*:role/{props.Name}-*break-glass*",
            },
            RecordStatements.Except(props.EmergencyKeepers)
        );
    }
}
