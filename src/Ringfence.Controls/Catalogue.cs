using System.Collections.Frozen;
using Ringfence.Controls.Airflow;
using Ringfence.Controls.ApiGateway;
using Ringfence.Controls.AppSync;
using Ringfence.Controls.AutoScaling;
using Ringfence.Controls.Backup;
using Ringfence.Controls.Bedrock;
using Ringfence.Controls.ClaudeCode;
using Ringfence.Controls.Cloud9;
using Ringfence.Controls.CloudFront;
using Ringfence.Controls.CloudTrail;
using Ringfence.Controls.CloudWatch;
using Ringfence.Controls.CodeBuild;
using Ringfence.Controls.Cognito;
using Ringfence.Controls.Config;
using Ringfence.Controls.Detection;
using Ringfence.Controls.Dms;
using Ringfence.Controls.DocumentDb;
using Ringfence.Controls.DynamoDb;
using Ringfence.Controls.Ebs;
using Ringfence.Controls.Ec2;
using Ringfence.Controls.Ecr;
using Ringfence.Controls.Ecs;
using Ringfence.Controls.Efs;
using Ringfence.Controls.Eks;
using Ringfence.Controls.ElastiCache;
using Ringfence.Controls.ElasticBeanstalk;
using Ringfence.Controls.Emr;
using Ringfence.Controls.EventBridge;
using Ringfence.Controls.Fsx;
using Ringfence.Controls.Gateway;
using Ringfence.Controls.Glue;
using Ringfence.Controls.Governance;
using Ringfence.Controls.Guardrails;
using Ringfence.Controls.Iam;
using Ringfence.Controls.Incident;
using Ringfence.Controls.Kinesis;
using Ringfence.Controls.Kms;
using Ringfence.Controls.Lambda;
using Ringfence.Controls.Lex;
using Ringfence.Controls.LoadBalancing;
using Ringfence.Controls.MediaStore;
using Ringfence.Controls.Msk;
using Ringfence.Controls.Neptune;
using Ringfence.Controls.Network;
using Ringfence.Controls.OpenSearch;
using Ringfence.Controls.Organizations;
using Ringfence.Controls.Qldb;
using Ringfence.Controls.QuickSight;
using Ringfence.Controls.Rds;
using Ringfence.Controls.Redshift;
using Ringfence.Controls.S3;
using Ringfence.Controls.SageMaker;
using Ringfence.Controls.SecretsManager;
using Ringfence.Controls.Sns;
using Ringfence.Controls.Sqs;
using Ringfence.Controls.StepFunctions;
using Ringfence.Controls.Timestream;
using Ringfence.Controls.Waf;

namespace Ringfence.Controls;

/// <summary>Every control, chapter by chapter. A chapter is a folder and its contents page.</summary>
public static class Catalogue
{
    // An audit asks for none by its id or its type.
    private static readonly Lazy<FrozenDictionary<string, Control>> ById = new(() =>
        All!.ToFrozenDictionary(control => control.Id, StringComparer.Ordinal)
    );

    private static readonly Lazy<FrozenDictionary<string, IReadOnlyList<ResourceControl>>> OfType = new(() =>
        All!
            .OfType<ResourceControl>()
            .SelectMany(control => control.ResourceTypes.Select(type => (type, control)))
            .GroupBy(pair => pair.type, pair => pair.control, StringComparer.Ordinal)
            .ToFrozenDictionary(
                group => group.Key,
                group => (IReadOnlyList<ResourceControl>)[.. group],
                StringComparer.Ordinal
            )
    );

    // One line a chapter, in the order of the alphabet.
    private static readonly IReadOnlyList<Control>[] Chapters =
    [
        AirflowChapter.Controls,
        ApiGatewayChapter.Controls,
        AppSyncChapter.Controls,
        AutoScalingChapter.Controls,
        BackupChapter.Controls,
        BedrockChapter.Controls,
        ClaudeCodeChapter.Controls,
        Cloud9Chapter.Controls,
        CloudFrontChapter.Controls,
        CloudTrailChapter.Controls,
        CloudWatchChapter.Controls,
        CodeBuildChapter.Controls,
        CognitoChapter.Controls,
        ConfigChapter.Controls,
        DetectionChapter.Controls,
        DmsChapter.Controls,
        DocumentDbChapter.Controls,
        DynamoDbChapter.Controls,
        EbsChapter.Controls,
        Ec2Chapter.Controls,
        EcrChapter.Controls,
        EcsChapter.Controls,
        EfsChapter.Controls,
        EksChapter.Controls,
        ElastiCacheChapter.Controls,
        ElasticBeanstalkChapter.Controls,
        EmrChapter.Controls,
        EventBridgeChapter.Controls,
        FsxChapter.Controls,
        GatewayChapter.Controls,
        GlueChapter.Controls,
        GovernanceChapter.Controls,
        GuardrailsChapter.Controls,
        IamChapter.Controls,
        IncidentChapter.Controls,
        KinesisChapter.Controls,
        KmsChapter.Controls,
        LambdaChapter.Controls,
        LexChapter.Controls,
        LoadBalancingChapter.Controls,
        MediaStoreChapter.Controls,
        MskChapter.Controls,
        NeptuneChapter.Controls,
        NetworkChapter.Controls,
        OpenSearchChapter.Controls,
        OrganizationsChapter.Controls,
        QldbChapter.Controls,
        QuickSightChapter.Controls,
        RdsChapter.Controls,
        RedshiftChapter.Controls,
        S3Chapter.Controls,
        SageMakerChapter.Controls,
        SecretsManagerChapter.Controls,
        SnsChapter.Controls,
        SqsChapter.Controls,
        StepFunctionsChapter.Controls,
        TimestreamChapter.Controls,
        WafChapter.Controls,
    ];

    static Catalogue()
    {
        // At every start of the audit: a loop, for a query would have to be compiled first.
        var all = new List<Control>(Chapters.Length * 8);
        foreach (var chapter in Chapters)
        {
            all.AddRange(chapter);
        }

        All = all;
    }

    /// <summary>All controls, in the order of the chapters.</summary>
    public static IReadOnlyList<Control> All { get; }

    /// <summary>The controls that judge resources of a type.</summary>
    public static FrozenDictionary<string, IReadOnlyList<ResourceControl>> ByType => OfType.Value;

    /// <summary>A control by its id; null where there is none.</summary>
    public static Control? Find(string id) => ById.Value.GetValueOrDefault(id);
}
