using Ringfence.Posture;

namespace Ringfence.Tests.Posture.Live;

public class LiveAuditTests
{
    private const string Bucket = "AWS::S3::Bucket";
    private const string BucketPolicy = "AWS::S3::BucketPolicy";
    private const string Tls =
        """{"Bucket":"records","PolicyDocument":{"Version":"2012-10-17","Statement":[{"Effect":"Deny","Principal":"*","Action":"s3:*","Resource":["arn:aws:s3:::records","arn:aws:s3:::records/*"],"Condition":{"Bool":{"aws:SecureTransport":"false"}}}]}}""";

    private static readonly Func<string, bool> Buckets = type =>
        type is Bucket or BucketPolicy or "Ringfence::Kms::AwsManagedKey";

    [Fact]
    public async Task A_bucket_passes_by_the_policy_that_names_it()
    {
        var account = LiveWorld
            .Empty()
            .With(Bucket, "records", """{"BucketName":"records"}""")
            .With(BucketPolicy, "records", Tls);

        var finding = Only(await LiveWorld.CollectAsync(account, Buckets), "bucket-refuses-plain-http");

        Assert.Equal(FindingVerdict.Pass, finding.Verdict);
        Assert.Equal("us-east-1/AWS.S3.Bucket.json", finding.Place!.File);
    }

    [Fact]
    public async Task A_bucket_without_a_policy_fails_where_all_policies_were_read()
    {
        var account = LiveWorld.Empty().With(Bucket, "records", """{"BucketName":"records"}""");

        Assert.Equal(
            FindingVerdict.Fail,
            Only(await LiveWorld.CollectAsync(account, Buckets), "bucket-refuses-plain-http").Verdict
        );
    }

    [Fact]
    public async Task A_bucket_whose_policies_were_not_read_is_unknown_with_what_to_allow()
    {
        var account = LiveWorld
            .Empty()
            .With(Bucket, "records", """{"BucketName":"records"}""")
            .Failing(
                new StandInFault("cloudcontrolapi:ListResources", "AccessDeniedException", 400) { About = BucketPolicy }
            );

        var finding = Only(await LiveWorld.CollectAsync(account, Buckets), "bucket-refuses-plain-http");

        Assert.Equal(FindingVerdict.Unknown, finding.Verdict);
        Assert.Contains(
            "AWS::S3::BucketPolicy could not be read in us-east-1: AccessDeniedException; allow s3:",
            finding.Reason
        );
    }

    [Fact]
    public async Task A_resource_that_was_listed_and_not_read_is_unknown_to_each_of_its_controls()
    {
        var account = LiveWorld
            .Empty()
            .With(Bucket, "records", "{}")
            .Failing(
                new StandInFault("cloudcontrolapi:GetResource", "AccessDeniedException", 400)
                {
                    Message = "not authorized to perform: s3:GetBucketVersioning",
                }
            );

        var finding = Only(await LiveWorld.CollectAsync(account, Buckets), "bucket-has-versioning");

        Assert.Equal((FindingVerdict.Unknown, "records"), (finding.Verdict, finding.Resource!.LogicalId));
        Assert.Contains("s3:GetBucketVersioning", finding.Reason);
    }

    [Fact]
    public async Task A_type_of_which_nothing_could_be_listed_is_not_silently_absent()
    {
        var account = LiveWorld
            .Empty()
            .Failing(
                new StandInFault("cloudcontrolapi:ListResources", "UnsupportedActionException", 400) { About = Bucket }
            );

        var finding = Only(await LiveWorld.CollectAsync(account, Buckets), "bucket-has-versioning");

        Assert.Equal(FindingVerdict.Unknown, finding.Verdict);
        Assert.Contains("UnsupportedActionException", finding.Reason);
    }

    [Theory]
    [InlineData(false, FindingVerdict.Fail)]
    [InlineData(true, FindingVerdict.Unknown)]
    public async Task An_estate_control_fails_for_absence_only_where_the_list_was_whole(
        bool denied,
        FindingVerdict expected
    )
    {
        const string detector = "AWS::GuardDuty::Detector";
        var account = LiveWorld.Empty();
        if (denied)
        {
            account.Failing(
                new StandInFault("cloudcontrolapi:ListResources", "AccessDeniedException", 400) { About = detector }
            );
        }

        var world = await LiveWorld.CollectAsync(account, type => type == detector);

        Assert.Equal(expected, Only(world, "threat-detector-exists").Verdict);
    }

    [Fact]
    public async Task A_key_that_AWS_manages_is_no_customer_key_though_its_ARN_looks_like_one()
    {
        var account = LiveWorld
            .Empty()
            .With(
                "AWS::EFS::FileSystem",
                "fs-1",
                """{"FileSystemId":"fs-1","Encrypted":true,"KmsKeyId":"arn:aws:kms:us-east-1:111122223333:key/aws-ebs"}"""
            )
            .With(
                "AWS::EFS::FileSystem",
                "fs-2",
                """{"FileSystemId":"fs-2","Encrypted":true,"KmsKeyId":"arn:aws:kms:us-east-1:111122223333:key/own"}"""
            );

        var run = (
            await LiveWorld.CollectAsync(
                account,
                type => type is "AWS::EFS::FileSystem" or "Ringfence::Kms::AwsManagedKey"
            )
        ).Audit("file-system-uses-customer-key");

        Assert.Equal(
            [("fs-1", FindingVerdict.Fail), ("fs-2", FindingVerdict.Pass)],
            run.Findings.Select(each => (each.Resource!.LogicalId, each.Verdict)).Order()
        );
    }

    [Fact]
    public async Task Without_the_account_s_aliases_whose_key_it_is_cannot_be_told()
    {
        var account = LiveWorld
            .Empty()
            .With(
                "AWS::EFS::FileSystem",
                "fs-1",
                """{"FileSystemId":"fs-1","Encrypted":true,"KmsKeyId":"arn:aws:kms:us-east-1:111122223333:key/own"}"""
            )
            .Failing(new StandInFault("kms:ListAliases", "AccessDeniedException", 400));

        var world = await LiveWorld.CollectAsync(
            account,
            type => type is "AWS::EFS::FileSystem" or "Ringfence::Kms::AwsManagedKey"
        );

        Assert.Equal(FindingVerdict.Unknown, Only(world, "file-system-uses-customer-key").Verdict);
    }

    [Fact]
    public async Task A_bucket_that_two_regions_list_and_one_can_read_is_one_bucket()
    {
        var account = LiveWorld
            .Empty()
            .With(Bucket, "records", """{"BucketName":"records","VersioningConfiguration":{"Status":"Enabled"}}""")
            .With(Bucket, "records", "{}", "eu-west-1")
            .Failing(
                new StandInFault("cloudcontrolapi:GetResource", "AccessDeniedException", 400) { Region = "eu-west-1" }
            );

        var run = (await LiveWorld.CollectAsync(account, Buckets, "us-east-1", "eu-west-1")).Audit(
            "bucket-has-versioning"
        );

        Assert.Equal(FindingVerdict.Pass, Assert.Single(run.Findings).Verdict);
    }

    [Fact]
    public async Task A_snapshot_audits_as_the_account_does()
    {
        var account = LiveWorld
            .Empty()
            .With(Bucket, "records", """{"BucketName":"records"}""")
            .With(BucketPolicy, "records", Tls);
        var world = await LiveWorld.CollectAsync(account, Buckets);
        var folder = Directory.CreateTempSubdirectory("ringfence-snapshot");
        try
        {
            foreach (var file in world.Files)
            {
                Ringfence.Posture.Live.Snapshot.Write(folder, file);
            }

            Ringfence.Posture.Live.Snapshot.Write(folder, world.Manifest);
            var run = Auditor.Run(
                Ringfence.Posture.Live.Snapshot.Files(folder),
                new AuditOptions { Expectations = new() { Complete = true } }
            );

            Assert.Equal(
                FindingVerdict.Pass,
                run.Findings.Single(each =>
                    each.Control.Id == "bucket-refuses-plain-http" && each.Resource!.Type == Bucket
                ).Verdict
            );
            Assert.All(run.Files, file => Assert.Null(file.Error));
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    private static Finding Only(LiveWorld world, string control) =>
        Assert.Single(world.Audit(control).Findings, each => each.Resource?.Type != BucketPolicy);
}
