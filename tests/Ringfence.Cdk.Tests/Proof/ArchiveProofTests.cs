using System.Text.Json.Nodes;
using Ringfence.Cdk.LogArchive;

namespace Ringfence.Cdk.Tests.Proof;

/// <summary>That nobody deletes what the archive keeps, and that it takes records from those alone who are named.</summary>
[Collection(nameof(Synthesis))]
public class ArchiveProofTests(Synthesis synthesis)
{
    public static TheoryData<string> Archive => ["trail", "flows", "queries", "config", "records", "carried"];

    [Theory]
    [MemberData(nameof(Archive))]
    public void Nobody_deletes_an_archived_log(string holds)
    {
        var (stack, id, body) = Archived(holds);
        var policy = synthesis.BucketPolicy(stack, id);
        string[] everybody =
        [
            "arn:aws:iam::222233334444:root",
            "arn:aws:iam::222233334444:role/KeyAdministrator",
            "arn:aws:iam::222233334444:role/clinic-archive-carrier",
            "arn:aws:iam::222233334444:role/clinic-archive-reader",
            "arn:aws:iam::333344445555:role/clinic-production-data-invocations-copy",
            "arn:aws:iam::999900001111:role/Stranger",
            Keeper,
        ];
        foreach (var who in everybody)
        {
            foreach (var action in Deletions)
            {
                Assert.Equal((false, "RefuseDeletion"), On(policy, stack, id, who, action));
            }

            foreach (var action in Loosening)
            {
                // Its deployer may change settings; what is locked stays locked, and the guards deny deletion besides.
                Assert.Equal(who == Keeper ? null : false, On(policy, stack, id, who, action).Allowed);
            }
        }

        var retention = body["Properties"]!["ObjectLockConfiguration"]!["Rule"]?["DefaultRetention"];
        Assert.Equal(holds is "config" or "carried", retention is null);
        Assert.Equal(retention is null ? null : "COMPLIANCE", retention?["Mode"]!.ToString());
        Assert.True(retention is null || (int)retention["Days"]! >= 2192);
    }

    [Theory]
    [MemberData(nameof(Archive))]
    public void The_guards_deny_its_deletion_too_when_the_bucket_has_another_policy(string holds)
    {
        var name = Archived(holds).Body["Properties"]!["BucketName"]!.ToString();
        foreach (var guard in new[] { "SERVICE_CONTROL_POLICY", "RESOURCE_CONTROL_POLICY" })
        {
            var policies = synthesis
                .AllResources.Where(each => each.Body["Properties"]?["Type"]?.ToString() == guard)
                .Select(each => Rendered.Of(each.Body["Properties"]!["Content"], each.Stack, synthesis.Templates)!);
            foreach (var action in new[] { "s3:DeleteObjectVersion", "s3:BypassGovernanceRetention" })
            {
                var request = new AccessRequest(
                    Keeper,
                    action,
                    $"arn:aws:s3:::{name}/AWSLogs/record",
                    new Dictionary<string, string>
                    {
                        ["aws:requestedregion"] = "us-east-1",
                        ["aws:principalarn"] = Keeper,
                        ["aws:principalorgid"] = "o-a1b2c3d4e5",
                        ["aws:principalisawsservice"] = "false",
                        ["aws:securetransport"] = "true",
                    }
                );
                Assert.False(Evaluation.Of(request, policies).Allowed);
            }
        }
    }

    [Fact]
    public void The_archive_takes_records_from_those_who_are_named()
    {
        var (stack, id, _) = Archived("records");
        var policy = synthesis.BucketPolicy(stack, id);

        foreach (var (copies, sid) in new[] { ("invocations", "Copies1"), ("ledger", "Copies2") })
        {
            var role = $"arn:aws:iam::333344445555:role/clinic-production-data-{copies}-copy";
            Assert.Equal((true, sid), On(policy, stack, id, role, "s3:ReplicateObject"));
        }

        Assert.Null(
            On(policy, stack, id, "arn:aws:iam::333344445555:role/Administrator", "s3:ReplicateObject").Allowed
        );
        Assert.Null(On(policy, stack, id, "arn:aws:iam::999900001111:role/Stranger", "s3:ReplicateObject").Allowed);
    }

    [Fact]
    public void The_archive_s_names_are_those_that_other_stacks_write_to()
    {
        var archive = new ArchiveBuckets(synthesis.Configuration);
        Assert.Equal(
            [archive.Trail, archive.Flows, archive.Queries, archive.Configurations, archive.Records, archive.Carried],
            Archive.Select(row => Archived(row.Data).Body["Properties"]!["BucketName"]!.ToString())
        );
        string Only(string type, string property) =>
            Assert
                .Single(
                    synthesis.AllResources,
                    each =>
                        each.Stack.StartsWith("clinic-archive", StringComparison.Ordinal)
                        && each.Body["Type"]!.ToString() == type
                        && each.Body["Properties"]![property]!.ToString().EndsWith("logs", StringComparison.Ordinal)
                )
                .Body["Properties"]![property]!.ToString();
        Assert.EndsWith($":{archive.LogsKeyAlias}", archive.LogsKey, StringComparison.Ordinal);
        Assert.Equal(archive.LogsKeyAlias, Only("AWS::KMS::Alias", "AliasName"));
        Assert.EndsWith(
            $":{Only("AWS::Logs::Destination", "DestinationName")}",
            archive.LogDestination,
            StringComparison.Ordinal
        );
    }

    private const string Keeper = "arn:aws:iam::222233334444:role/cdk-hnb659fds-cfn-exec-role-222233334444-us-east-1";

    private static readonly string[] Deletions =
    [
        "s3:BypassGovernanceRetention",
        "s3:DeleteBucket",
        "s3:DeleteBucketPolicy",
        "s3:DeleteObject",
        "s3:DeleteObjectVersion",
    ];

    private static readonly string[] Loosening =
    [
        "s3:PutBucketObjectLockConfiguration",
        "s3:PutBucketPolicy",
        "s3:PutBucketVersioning",
        "s3:PutEncryptionConfiguration",
        "s3:PutLifecycleConfiguration",
        "s3:PutReplicationConfiguration",
    ];

    private (string Stack, string Id, JsonObject Body) Archived(string holds) =>
        synthesis.Bucket($"clinic-archive-{holds}-222233334444");

    private static (bool? Allowed, string Sid) On(
        JsonNode policy,
        string stack,
        string id,
        string who,
        string action
    ) =>
        Evaluation.Of(
            new AccessRequest(
                who,
                action,
                action
                    is "s3:DeleteObject"
                        or "s3:DeleteObjectVersion"
                        or "s3:BypassGovernanceRetention"
                        or "s3:ReplicateObject"
                    ? $"${{{stack}.{id}.Arn}}/AWSLogs/record.json.gz"
                    : $"${{{stack}.{id}.Arn}}",
                new Dictionary<string, string>
                {
                    ["aws:principalarn"] = who,
                    ["aws:securetransport"] = "true",
                    ["aws:principalaccount"] = who.Split(':')[4],
                }
            ),
            [policy]
        );
}
