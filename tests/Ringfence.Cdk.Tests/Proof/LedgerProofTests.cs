using System.Text.Json.Nodes;

namespace Ringfence.Cdk.Tests.Proof;

/// <summary>That a gateway writes its ledgers into its bucket, below its own prefix, and that nobody takes anything back.</summary>
[Collection(nameof(Synthesis))]
public class LedgerProofTests(Synthesis synthesis)
{
    private const string Bucket = "clinic-production-gateway-ledger-333344445555";
    private const string Prefix = "ledger/clinic-production-gateway";

    private readonly Principals _principals = new(synthesis);

    [Fact]
    public void The_task_writes_and_reads_below_its_own_prefix_and_nowhere_else()
    {
        var task = _principals.Named("clinic-production-gateway-task");
        foreach (var action in new[] { "s3:PutObject", "s3:GetObject" })
        {
            Assert.True(May(task, action, $"{Arn()}/{Prefix}/cell-1/tile/0/000"));
            Assert.False(May(task, action, $"{Arn()}/ledger/clinic-staging-gateway/cell-1/checkpoint"));
            Assert.False(May(task, action, $"{Arn()}/checkpoint"));
        }

        Assert.False(May(task, "s3:ListBucket", Arn()));
    }

    [Fact]
    public void No_role_takes_back_what_was_archived_or_loosens_what_keeps_it()
    {
        Assert.All(
            _principals.All,
            role =>
                Assert.All(
                    Loosening.Ways,
                    way =>
                    {
                        Assert.False(May(role, way, Arn()));
                        Assert.False(May(role, way, $"{Arn()}/{Prefix}/cell-1/checkpoint"));
                    }
                )
        );
        var lockedAs = synthesis.Bucket(Bucket).Body["Properties"]!["ObjectLockConfiguration"]!["Rule"]![
            "DefaultRetention"
        ]!;
        Assert.Equal("COMPLIANCE", lockedAs["Mode"]!.ToString());
        Assert.True((int)lockedAs["Days"]! >= 2192);
    }

    [Fact]
    public void Archived_ledgers_are_read_by_the_gateway_its_copier_and_reviewers_alone()
    {
        var (stack, id, _) = synthesis.Bucket(Bucket);
        var policy = synthesis.BucketPolicy(stack, id);
        bool? Reads(string name) => Of(policy, $"arn:aws:iam::333344445555:role/{name}").Allowed;

        Assert.Null(Reads("clinic-production-gateway-task"));
        Assert.Null(Reads("clinic-production-data-ledger-copy"));
        Assert.Null(Reads("clinic-production-log-reader"));
        Assert.False(Reads("clinic-production-app-chart-review"));
        Assert.False(Reads("Administrator"));
    }

    private (bool? Allowed, string Sid) Of(JsonNode policy, string who) =>
        Evaluation.Of(
            new AccessRequest(
                who,
                "s3:GetObject",
                $"{Arn()}/{Prefix}/cell-1/checkpoint",
                new Dictionary<string, string>
                {
                    ["aws:principalarn"] = who,
                    ["aws:principalisawsservice"] = "false",
                    ["aws:viaawsservice"] = "false",
                    ["aws:securetransport"] = "true",
                    ["aws:sourcevpce"] = Endpoint(),
                }
            ),
            [policy]
        );

    private bool May(string role, string action, string resource) =>
        Evaluation
            .Of(new AccessRequest(role, action, resource, new Dictionary<string, string>()), _principals.Of(role))
            .Allowed
        ?? false;

    private string Arn()
    {
        var (stack, id, _) = synthesis.Bucket(Bucket);
        return $"${{{stack}.{id}.Arn}}";
    }

    private string Endpoint()
    {
        var (stack, id, _) = Assert.Single(
            synthesis.AllResources,
            each =>
                each.Body["Type"]!.ToString() == "AWS::EC2::VPCEndpoint"
                && each.Id.StartsWith("NetworkEndpointsS3", StringComparison.Ordinal)
        );
        return $"${{{stack}.{id}}}";
    }
}
