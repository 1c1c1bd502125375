using System.Text.Json.Nodes;
using Ringfence.Cdk.Configuration;

namespace Ringfence.Cdk.Tests.Configuration;

public class FoundationFileTests
{
    [Fact]
    public void The_sample_is_right() => Assert.Equal("clinic", FoundationFile.Read(Checkout.Sample).Name);

    [Fact]
    public void Every_problem_is_listed_at_once()
    {
        var error = Assert.Throws<FoundationInvalidException>(() =>
            FoundationFile.Parse(
                "foundation.json",
                Sample(root =>
                {
                    root["accounts"]!["logArchive"] = "333344445555";
                    root["workloads"]![0]!["network"]!["cidr"] = "10.80.0.0/21";
                    root["regions"]!["copies"] = "ap-east-1";
                    root["regions"]!["allowed"] = new JsonArray("us-east-1", "ap-east-1");
                    root["retention"]!["auditDays"] = 365;
                    root["models"]!.AsArray().Add("anthropic.claude-sonet-4-6");
                    root["alerts"] = new JsonArray();
                    root["detection"]!["opensUtc"] = 24;
                    root["evidence"]!["gigabytesPerQuery"] = 0;
                    root["breakGlass"]!["askers"]!.AsArray().Add("security-officer");
                    root["breakGlass"]!["approvers"]!.AsArray().RemoveAt(1);
                    root["breakGlass"]!["askers"]!.AsArray().Add("arn:aws:iam::111122223333:role/OnCall");
                })
            )
        );

        Assert.Contains(error.Problems, problem => problem.Contains("the same account 333344445555"));
        Assert.Contains(error.Problems, problem => problem.Contains("10.80.0.0/21 overlaps 10.80.0.0/16"));
        Assert.Contains(error.Problems, problem => problem.Contains("10.80.0.0/21 is not allowed"));
        Assert.Contains(error.Problems, problem => problem.Contains("'ap-east-1' has no Amazon Bedrock"));
        Assert.Contains(error.Problems, problem => problem.Contains("365 is under six years"));
        Assert.Contains(error.Problems, problem => problem.Contains("near it: anthropic.claude-so"));
        Assert.Contains(error.Problems, problem => problem.Contains("alerts: nobody is told"));
        Assert.Contains(error.Problems, problem => problem.Contains("evidence.gigabytesPerQuery: 0"));
        Assert.Contains(error.Problems, problem => problem.Contains("detection.opensUtc, closesUtc: 24 to 24"));
        Assert.Contains(error.Problems, problem => problem.Contains("'security-officer' both asks and approves"));
        Assert.Contains(error.Problems, problem => problem.Contains("breakGlass.approvers: 1 are not allowed"));
        Assert.Contains(error.Problems, problem => problem.Contains("role/OnCall' is no name of an IAM user"));
        Assert.Equal(12, error.Problems.Count);
        Assert.Equal(12, error.Message.Split('\n').Length);
    }

    [Fact]
    public void A_team_has_a_name_that_a_setting_can_hold_and_models_of_the_foundation()
    {
        var error = Assert.Throws<FoundationInvalidException>(() =>
            FoundationFile.Parse(
                "foundation.json",
                Sample(root =>
                    root["workloads"]![0]!["gateway"]!["teams"] = new JsonObject
                    {
                        ["*"] = new JsonArray("amazon.nova-lite-v1:0"),
                        ["on__call"] = new JsonArray("amazon.nova-lite-v1:0"),
                        ["billing"] = new JsonArray(),
                        ["Billing"] = new JsonArray("meta.llama3-8b-instruct-v1:0"),
                    }
                )
            )
        );

        Assert.Contains(error.Problems, problem => problem.Contains("the name '*' is not allowed"));
        Assert.Contains(error.Problems, problem => problem.Contains("the name 'on__call' is not allowed"));
        Assert.Contains(error.Problems, problem => problem.Contains("teams.billing: there is no model"));
        Assert.Contains(error.Problems, problem => problem.Contains("teams: 'billing' differs in case alone"));
        Assert.Contains(error.Problems, problem => problem.Contains("teams.Billing: 'meta.llama3"));
        Assert.Equal(5, error.Problems.Count);
    }

    [Fact]
    public void What_is_left_out_has_its_default()
    {
        var read = FoundationFile.Parse(
            "foundation.json",
            Sample(root =>
            {
                foreach (var optional in new[] { "reservedNetworks", "retention", "recovery", "evidence", "detection" })
                {
                    root.AsObject().Remove(optional);
                }

                root["workloads"]![0]!["gateway"]!.AsObject().Remove("cells");
                root["workloads"]![0]!["gateway"]!.AsObject().Remove("mostCells");
            })
        );

        Assert.Equal(
            (2557, 90, 35),
            (read.Retention.AuditDays, read.Retention.ColdAfterDays, read.Retention.BackupDays)
        );
        Assert.Equal((24, 4), (read.Recovery.PointHours, read.Recovery.TimeHours));
        Assert.Equal(200, read.Evidence.GigabytesPerQuery);
        Assert.Empty(read.ReservedNetworks);
        Assert.Equal((2, null), (read.Workloads[0].Gateway.Cells, read.Workloads[0].Gateway.MostCells));
    }

    [Theory]
    [InlineData("2", "workloads.production.gateway.mostCells: 2 is not allowed; cells (3) to 10")]
    [InlineData("11", "workloads.production.gateway.mostCells: 11 is not allowed; cells (3) to 10")]
    [InlineData("\"four\"", "workloads.production.gateway.mostCells: a text is given; a whole number")]
    [InlineData("null", "workloads.production.gateway.mostCells: null is given; a whole number")]
    public void The_ceiling_of_cells_lies_between_their_floor_and_ten(string most, string says)
    {
        var error = Assert.Throws<FoundationInvalidException>(() =>
            FoundationFile.Parse(
                "foundation.json",
                Sample(root =>
                {
                    root["workloads"]![0]!["gateway"]!["cells"] = 3;
                    root["workloads"]![0]!["gateway"]!["mostCells"] = JsonNode.Parse(most);
                    root["alerts"] = new JsonArray();
                })
            )
        );

        Assert.StartsWith(says, Assert.Single(error.Problems, problem => problem.Contains("Cells")));
        Assert.Equal(2, error.Problems.Count);
    }

    [Fact]
    public void What_is_missing_misspelt_or_of_another_kind_is_listed_with_all_the_rest()
    {
        var error = Assert.Throws<FoundationInvalidException>(() =>
            FoundationFile.Parse(
                "foundation.json",
                Sample(root =>
                {
                    root.AsObject().Remove("alerts");
                    root["accounts"]!.AsObject().Remove("logArchive");
                    root["retention"]!["auditDay"] = 3000;
                    root["retention"]!["backupDays"] = "forty";
                    root["workloads"]![0]!["network"] = "10.40.0.0/16";
                    root["workloads"]![0]!["gateway"]!["cells"] = 1;
                    root["regions"]!["allowed"]!.AsArray().Add("ap-east-1");
                })
            )
        );

        Assert.Equal(
            [
                "accounts.logArchive: it is missing",
                "alerts: it is missing",
                "regions: 'ap-east-1' has no Amazon Bedrock",
                "retention.auditDay: there is no such setting",
                "retention.backupDays: a text is given",
                "workloads.production.gateway.cells: 1 is not allowed",
                "workloads.production.network: a text is given",
            ],
            error.Problems.Select(problem => problem.Split(';', ',')[0]).Order(StringComparer.Ordinal)
        );
    }

    [Theory]
    [InlineData("""{ "name": "x" }""", "organization")]
    [InlineData("""{ "name": "x", "name": "y" }""", "name")]
    [InlineData("""{ "nam": "x" }""", "nam")]
    [InlineData("[", "JSON")]
    [InlineData("null", "null")]
    public void What_is_no_configuration_says_so(string json, string says) =>
        Assert.Contains(
            says,
            Assert.Throws<FoundationInvalidException>(() => FoundationFile.Parse("f.json", json)).Message
        );

    [Theory]
    [InlineData("10.0.0.0/8", "10.255.0.0/16", true)]
    [InlineData("10.40.0.0/16", "10.41.0.0/16", false)]
    [InlineData("0.0.0.0/1", "127.0.0.0/8", true)]
    public void Networks_overlap_when_an_address_is_in_both(string one, string other, bool overlap)
    {
        Assert.True(
            Cidr.TryParse(one, out var first)
                && Cidr.TryParse(other, out var second)
                && first.Overlaps(second) == overlap
        );
    }

    [Theory]
    [InlineData("10.40.0.1/16")]
    [InlineData("10.40.0.0")]
    [InlineData("10.40/16")]
    [InlineData("10.40.0.0/33")]
    [InlineData("::/16")]
    public void What_is_no_network_is_none(string text) => Assert.False(Cidr.TryParse(text, out _));

    private static string Sample(Action<JsonNode> change)
    {
        var root = JsonNode.Parse(File.ReadAllText(Checkout.Sample))!;
        change(root);
        return root.ToJsonString();
    }
}
