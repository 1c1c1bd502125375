using System.Collections.Frozen;

namespace Ringfence.Controls.Organizations;

/// <summary>
/// AWS's HIPAA eligible services by the prefix of their CloudFormation types, as AWS listed them on
/// <see cref="AsOf"/> (AWS, "HIPAA Eligible Services Reference"), and the services that hold no data of their own (rights,
/// costs, deployments). The list grows: what is not on it may be eligible by now.
/// </summary>
internal static class EligibleServices
{
    /// <summary>The day of the list.</summary>
    public const string AsOf = "2025-06-17";

    /// <summary>Services that neither store nor process what they are given beyond rights, names and costs.</summary>
    private static readonly FrozenSet<string> Tools = Words(
        "IAM AccessAnalyzer RolesAnywhere SSO IdentityStore Budgets CE CUR BCMDataExports LicenseManager ResourceGroups "
            + "ResourceExplorer2 Tags ApplicationInsights CloudFormation Organizations ControlTower AppConfig CodeStarConnections "
            + "CodeConnections CodeStarNotifications SupportApp ServiceCatalogAppRegistry Notifications NotificationsContacts "
            + "SecurityLake ARCZonalShift ARCRegionSwitch Route53RecoveryControl Route53RecoveryReadiness Invoicing Billing "
            + "UserNotifications"
    );

    private static readonly FrozenSet<string> Eligible = Words(
        "Amplify ApiGateway ApiGatewayV2 AppMesh AppFlow AppFabric AppStream AppSync ApplicationAutoScaling ApplicationSignals Athena "
            + "AuditManager AutoScaling AutoScalingPlans B2BI Backup BackupGateway Batch Bedrock BedrockAgentCore BedrockMantle Cassandra "
            + "CertificateManager ACMPCA PCAConnectorAD PCAConnectorSCEP Chatbot Chime CleanRooms CleanRoomsML Cloud9 CloudFront CloudHSM "
            + "CloudTrail CloudWatch CodeArtifact CodeBuild CodeCommit CodeDeploy CodePipeline Cognito Comprehend Config Connect "
            + "ConnectCampaigns ConnectCampaignsV2 CustomerProfiles Cases Wisdom DAX DMS DataBrew DataPipeline DataSync DataZone Detective "
            + "DevOpsGuru DirectoryService DocDB DocDBElastic DynamoDB EC2 ECR ECS EFS EKS EKSAnywhere EMR EMRContainers EMRServerless "
            + "ElastiCache ElasticBeanstalk ElasticLoadBalancing ElasticLoadBalancingV2 Elasticsearch EntityResolution EventSchemas "
            + "Events FIS FMS FSx FinSpace Forecast GlobalAccelerator Glue Greengrass GreengrassV2 GuardDuty HealthImaging HealthLake "
            + "ImageBuilder Inspector InspectorV2 InternetMonitor IoT IoTEvents IoTSiteWise IVS KMS Kendra KendraRanking Kinesis "
            + "KinesisAnalytics KinesisAnalyticsV2 KinesisFirehose KinesisVideo LakeFormation Lambda Lex Location Logs M2 MSK MWAA Macie "
            + "MediaConnect MediaConvert MediaLive MemoryDB AmazonMQ Neptune NeptuneGraph NetworkFirewall NetworkManager Omics "
            + "OpenSearchServerless OpenSearchService OpsWorks OpsWorksCM OSIS Oam Outposts Personalize Pinpoint PinpointEmail Pipes "
            + "Polly QBusiness QLDB QuickSight RAM RDS Redshift RedshiftServerless Rekognition ResilienceHub RoboMaker Route53 "
            + "Route53Profiles Route53Resolver Rum S3 S3Express S3ObjectLambda S3Outposts S3Tables S3Vectors SDB SES SNS SQS SSM "
            + "SSMContacts SSMIncidents SSMQuickSetup SageMaker Scheduler SecretsManager SecurityHub Serverless ServiceCatalog "
            + "ServiceDiscovery Shield Signer StepFunctions SWF SystemsManagerSAP Synthetics Textract Timestream Transfer "
            + "VerifiedPermissions VoiceID VpcLattice WAF WAFRegional WAFv2 WorkSpaces WorkSpacesThinClient WorkSpacesWeb Wisdom XRay APS "
            + "Evidently SMSVOICE"
    );

    /// <summary>The service of a type is on the list, or holds no data. Null for types that are not AWS's.</summary>
    public static bool? Covers(string type)
    {
        if (!type.StartsWith("AWS::", StringComparison.Ordinal))
        {
            return null;
        }

        var end = type.IndexOf("::", 5, StringComparison.Ordinal);
        var service = end < 0 ? type[5..] : type[5..end];
        return Eligible.Contains(service) || Tools.Contains(service);
    }

    private static FrozenSet<string> Words(string words) =>
        words.Split(' ').Distinct(StringComparer.Ordinal).ToFrozenSet(StringComparer.Ordinal);
}
