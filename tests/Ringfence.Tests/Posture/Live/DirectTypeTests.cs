using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using Ringfence.Posture.Live.Direct;
using Ringfence.Tests.House;

namespace Ringfence.Tests.Posture.Live;

public partial class DirectTypeTests
{
    public static TheoryData<string, string> Expected { get; } =
        new()
        {
            {
                "Ringfence::Account::AlternateContacts",
                """111122223333 {"Security":true,"Operations":true,"Billing":true}"""
            },
            {
                "Ringfence::Artifact::Agreements",
                """111122223333 {"Agreements":[{"Name":"AWS Business Associate Addendum","State":"ACTIVE"},{"Name":"Non-disclosure agreement","State":"CUSTOMER_TERMINATED"}]}"""
            },
            { "Ringfence::Artifact::Reports", """111122223333 {"Reports":[{"Name":"SOC 2 Type 2","AgeDays":59}]}""" },
            { "Ringfence::Bedrock::AccountDataRetention", """us-east-1 {"Region":"us-east-1","Mode":"none"}""" },
            {
                "Ringfence::Bedrock::CustomModel",
                """arn:aws:bedrock:us-east-1:111122223333:custom-model/amazon.titan-text-lite-v1:0:4k/abc {"ModelName":"triage","ModelKmsKeyArn":"arn:aws:kms:us-east-1:111122223333:key/own"}"""
            },
            {
                "Ringfence::Bedrock::EvaluationJob",
                """arn:aws:bedrock:us-east-1:111122223333:evaluation-job/e1 {"JobName":"quality","CustomerEncryptionKeyId":null}"""
            },
            {
                "Ringfence::Bedrock::InvocationLogging",
                """us-east-1 {"Region":"us-east-1","AccountId":"111122223333","LoggingConfig":{"S3Config":{"BucketName":"clinic-invocations","KeyPrefix":"logs"},"TextDataDeliveryEnabled":true,"ImageDataDeliveryEnabled":false},"BucketOwner":"111122223333"}"""
            },
            {
                "Ringfence::Bedrock::ServiceLastAccessed",
                """arn:aws:iam::111122223333:user/a.okafor {"Arn":"arn:aws:iam::111122223333:user/a.okafor","UnusedDays":30}"""
            },
            {
                "Ringfence::CloudFormation::Drift",
                """arn:aws:cloudformation:us-east-1:111122223333:stack/foundation/1 {"StackName":"foundation","StackDriftStatus":"DRIFTED"}"""
            },
            { "Ringfence::Ec2::EbsDefaults", """us-east-1 {"Region":"us-east-1","EbsEncryptionByDefault":true}""" },
            {
                "Ringfence::Iam::AccountSummary",
                """111122223333 {"AccountMFAEnabled":1,"AccountAccessKeysPresent":0,"RootMfaIsHardware":true}"""
            },
            {
                "Ringfence::Iam::PasswordPolicy",
                """111122223333 {"MinimumPasswordLength":14,"RequireSymbols":true,"ExpirePasswords":true}"""
            },
            {
                "Ringfence::Iam::ServiceSpecificCredential",
                """ACCA1 {"UserName":"a.okafor","ServiceName":"bedrock.amazonaws.com","Status":"Active","AgeDays":10}"""
            },
            {
                "Ringfence::Iam::UserCredentials",
                """a.okafor {"User":"a.okafor","Arn":"arn:aws:iam::111122223333:user/a.okafor","PasswordEnabled":true,"MfaActive":false,"PasswordUnusedDays":10,"AccessKeys":[{"Active":true,"AgeDays":100}]}"""
            },
            {
                "Ringfence::Inspector::Account",
                """us-east-1 {"Region":"us-east-1","Ec2":"ENABLED","Ecr":"ENABLED","Lambda":"DISABLED"}"""
            },
            {
                "Ringfence::Kms::AwsManagedKey",
                """alias/aws/ebs {"AliasName":"alias/aws/ebs","KeyId":"aws-ebs","Region":"us-east-1"}"""
            },
            { "Ringfence::Macie::Coverage", """us-east-1 {"Region":"us-east-1","BucketsLeftOut":["clinic-logs"]}""" },
            {
                "Ringfence::Macie::Findings",
                """us-east-1 {"Region":"us-east-1","ProtectedDataFindings":3,"Environment":"production"}"""
            },
            {
                "Ringfence::Organizations::Account",
                """111122223333 {"AccountId":"111122223333","AccountName":"clinic","Tags":[{"Key":"environment","Value":"production"}]} 444455556666 {"AccountId":"444455556666","AccountName":"sandbox","Tags":[]}"""
            },
            {
                "Ringfence::Organizations::Membership",
                """111122223333 {"OrganizationId":"o-abcdefghij","FeatureSet":"ALL"}"""
            },
            {
                "Ringfence::S3::AccountPublicAccessBlock",
                """111122223333 {"BlockPublicAcls":true,"IgnorePublicAcls":true,"BlockPublicPolicy":true,"RestrictPublicBuckets":false}"""
            },
            {
                "AWS::Config::ConfigurationRecorder",
                """default {"Name":"default","RoleARN":"arn:aws:iam::111122223333:role/config","RecordingGroup":{"AllSupported":true,"IncludeGlobalResourceTypes":true,"ResourceTypes":[]},"RecordingMode":null}"""
            },
            {
                "AWS::Config::DeliveryChannel",
                """default {"Name":"default","S3BucketName":"clinic-config","S3KeyPrefix":null,"S3KmsKeyArn":null,"SnsTopicARN":null}"""
            },
            {
                "AWS::EC2::NetworkAclEntry",
                """acl-1|100|false {"NetworkAclId":"acl-1","RuleNumber":100,"Egress":false,"RuleAction":"allow","Protocol":6,"CidrBlock":"0.0.0.0/0","PortRange":{"From":22,"To":22}}"""
            },
            {
                "AWS::WAFv2::WebACLAssociation",
                """arn:aws:elasticloadbalancing:us-east-1:111122223333:loadbalancer/app/front/1|arn:aws:wafv2:us-east-1:111122223333:regional/webacl/front/1 {"ResourceArn":"arn:aws:elasticloadbalancing:us-east-1:111122223333:loadbalancer/app/front/1","WebACLArn":"arn:aws:wafv2:us-east-1:111122223333:regional/webacl/front/1"}"""
            },
            {
                "AWS::SQS::QueuePolicy",
                """https://sqs.us-east-1.amazonaws.com/111122223333/intake {"Queues":["https://sqs.us-east-1.amazonaws.com/111122223333/intake"],"PolicyDocument":{"Version":"2012-10-17","Statement":[]}}"""
            },
            {
                "AWS::SNS::TopicPolicy",
                """arn:aws:sns:us-east-1:111122223333:alerts {"Topics":["arn:aws:sns:us-east-1:111122223333:alerts"],"PolicyDocument":{"Version":"2012-10-17","Statement":[]}}"""
            },
            {
                "AWS::EC2::Snapshot",
                """snap-1 {"Encrypted":true,"KmsKeyId":"arn:aws:kms:us-east-1:111122223333:key/own","CreateVolumePermissions":[{"Group":"all"}]}"""
            },
            { "AWS::RDS::DBSnapshot", """before {"Encrypted":false,"RestoreAccounts":["all"]}""" },
            { "AWS::RDS::DBClusterSnapshot", "" },
        };

    [Theory]
    [MemberData(nameof(Expected))]
    public async Task A_type_is_read_from_the_answers_that_AWS_documents(string type, string expected)
    {
        var world = await LiveWorld.CollectAsync(LiveWorld.Empty(), each => each == type);

        var file = world.File(type);
        Assert.Equal(
            expected,
            string.Join(
                ' ',
                file.Resources.Select(each =>
                    $"{each.Identifier} {each.Properties!.ToJsonString(new() { Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping })}"
                )
            )
        );
        Assert.Empty(file.Gaps);
        Assert.Empty(world.Account.BadSignatures);
    }

    [Fact]
    public void Every_type_that_a_collector_reads_is_tested_here()
    {
        Assert.Equal(
            DirectTypes.All.Select(type => type.Type).Order(StringComparer.Ordinal),
            Expected.Select(row => row.Data.Item1).Order(StringComparer.Ordinal)
        );
    }

    [Fact]
    public void The_table_of_live_facts_and_the_collectors_name_the_same_types()
    {
        var table = File.ReadLines(Path.Combine(Repository.Root, "docs/live-facts.md"))
            .Select(line => FirstCell().Match(line))
            .Where(match => match.Success)
            .Select(match => match.Groups[1].Value)
            .ToList();

        Assert.Equal(table.Order(StringComparer.Ordinal), table.Distinct().Order(StringComparer.Ordinal));
        Assert.Equal(
            DirectTypes
                .All.Select(type => type.Type)
                .Where(type => type.StartsWith("Ringfence::", StringComparison.Ordinal))
                .Concat(DirectTypes.FromFiles)
                .Order(StringComparer.Ordinal),
            table.Order(StringComparer.Ordinal)
        );
    }

    [Theory]
    [MemberData(nameof(Expected))]
    public async Task A_type_that_may_not_be_read_is_a_gap_that_names_what_to_allow(string type, string expected)
    {
        _ = expected;
        var direct = DirectTypes.For(type)!;
        var account = LiveWorld.Empty();
        foreach (
            var operation in account.Answers.Keys.Where(each =>
                each is not ("sts:GetCallerIdentity" or "ec2:DescribeRegions")
            )
        )
        {
            account.Failing(new StandInFault(operation, "AccessDeniedException", 403));
        }

        var file = (await LiveWorld.CollectAsync(account, each => each == type)).File(type);

        Assert.Empty(file.Resources);
        var gap = Assert.Single(file.Gaps);
        Assert.Equal("AccessDeniedException", gap.Code);
        Assert.Contains(gap.Action, direct.Actions);
    }

    [GeneratedRegex(@"^\| `(Ringfence::[A-Za-z0-9:]+)` \|", RegexOptions.NonBacktracking)]
    private static partial Regex FirstCell();
}
