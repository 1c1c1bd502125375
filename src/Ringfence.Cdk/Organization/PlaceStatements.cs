namespace Ringfence.Cdk.Organization;

/// <summary>Where, and with which of AWS's services, anything may be done.</summary>
internal static class PlaceStatements
{
    // They have one endpoint for all regions, and answer in us-east-1 whatever region is asked for.
    private static readonly string[] WithoutRegion =
    [
        "account:*",
        "artifact:*",
        "billing:*",
        "budgets:*",
        "ce:*",
        "cloudfront:*",
        "health:*",
        "iam:*",
        "organizations:*",
        "route53:*",
        "s3:GetAccountPublicAccessBlock",
        "s3:ListAllMyBuckets",
        "shield:*",
        "sts:*",
        "support:*",
        "tax:*",
        "trustedadvisor:*",
    ];

    // IAM's prefixes of services on AWS's list of HIPAA eligible services, and of those that hold no data of their own.
    // A new one: a line here, after a look at AWS's list of today.
    private static readonly string[] Services = (
        "access-analyzer account acm acm-pca airflow apigateway application-autoscaling artifact athena autoscaling "
        + "backup backup-storage batch bedrock billing budgets ce cloudformation cloudfront cloudtrail cloudwatch codebuild "
        + "cognito-identity cognito-idp comprehendmedical config controltower dms dynamodb ebs ec2 ec2messages ecr ecs "
        + "eks elasticache elasticfilesystem elasticloadbalancing es events execute-api firehose fsx glue guardduty health "
        + "healthlake iam inspector2 kinesis kms lakeformation lambda logs macie2 network-firewall oam organizations pi "
        + "pipes quicksight ram rds rds-data rds-db redshift resource-groups route53 route53resolver s3 sagemaker "
        + "scheduler secretsmanager securityhub servicequotas shield sns sqs ssm ssmmessages sso sso-directory states "
        + "sts support tag tax textract transcribe trustedadvisor wafv2 xray"
    ).Split(' ');

    /// <summary>The statements.</summary>
    public static IEnumerable<Map> Of(OrganizationGuardsProps props)
    {
        yield return new Map
        {
            ["Sid"] = "OtherRegions",
            ["Effect"] = "Deny",
            ["NotAction"] = WithoutRegion,
            ["Resource"] = "*",
            // Global inference asks with the region "unspecified", which is on no list: refused here too.
            ["Condition"] = new Map { ["StringNotEquals"] = new Map { ["aws:RequestedRegion"] = props.Regions } },
        };
        yield return new Map
        {
            ["Sid"] = "OtherServices",
            ["Effect"] = "Deny",
            ["NotAction"] = Services.Select(service => service + ":*").ToArray(),
            ["Resource"] = "*",
        };
        yield return Policy.Deny(
            "Leave",
            new[]
            {
                "account:CloseAccount",
                "account:DisableRegion",
                "account:EnableRegion",
                "organizations:LeaveOrganization",
            },
            "*"
        );
    }
}
