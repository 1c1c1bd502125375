using System.Text.Json.Nodes;
using Ringfence.Cdk.LogArchive;

namespace Ringfence.Cdk.Tests.LogArchive;

/// <summary>Glue's tables against the statements that they are read from.</summary>
[Collection(nameof(Synthesis))]
public class HiveTableTests(Synthesis synthesis)
{
    [Fact]
    public void A_statement_is_read_to_its_last_property()
    {
        var table = HiveTable.Parse(
            """
            CREATE EXTERNAL TABLE IF NOT EXISTS t (
              a string,
              b struct<c:string,
                d:array<struct<e:int,f:string>>>,
              `end` bigint
            )
            PARTITIONED BY (account string, day string)
            ROW FORMAT SERDE 'a.Serde'
            WITH SERDEPROPERTIES ('input.regex' = '(?s)(.*)')
            STORED AS INPUTFORMAT 'an.Input'
            OUTPUTFORMAT 'an.Output'
            LOCATION 's3://there/'
            TBLPROPERTIES ('projection.enabled' = 'true',
              'storage.location.template' = 's3://there/${account}/${day}/'
            )
            """
        );

        Assert.Equal(
            [("a", "string"), ("b", "struct<c:string,d:array<struct<e:int,f:string>>>"), ("end", "bigint")],
            table.Columns
        );
        Assert.Equal([("account", "string"), ("day", "string")], table.Partitions);
        Assert.Equal(
            ("t", "a.Serde", "an.Input", "an.Output", "s3://there/"),
            (table.Name, table.Serde, table.Input, table.Output, table.Location)
        );
        Assert.Equal("(?s)(.*)", table.SerdeProperties["input.regex"]);
        Assert.Equal("s3://there/${account}/${day}/", table.Properties["storage.location.template"]);
        Assert.Equal(2, table.Properties.Count);
    }

    [Theory]
    [InlineData("CREATE EXTERNAL TABLE IF NOT EXISTS t (a string)")]
    [InlineData("DROP TABLE t")]
    public void What_is_no_such_statement_is_refused(string statement) =>
        Assert.Throws<FormatException>(() => HiveTable.Parse(statement));

    [Fact]
    public void The_archive_has_the_tables_with_its_own_places()
    {
        var tables = synthesis
            .AllResources.Where(each => each.Body["Type"]!.ToString() == "AWS::Glue::Table")
            .Select(each => each.Body["Properties"]!["TableInput"]!)
            .ToDictionary(table => table["Name"]!.ToString());

        Assert.Equal(
            ["cloudtrail_logs", "dns_queries", "flow_logs", "invocation_logs", "ledger_bundles", "s3_access_logs"],
            tables.Keys.Order(StringComparer.Ordinal)
        );
        Assert.Equal(
            "s3://clinic-archive-trail-222233334444/AWSLogs/o-a1b2c3d4e5/${account}/CloudTrail/${region}/${day}/",
            Told(tables["cloudtrail_logs"], "storage.location.template")
        );
        Assert.Equal(
            "111122223333,222233334444,333344445555",
            Told(tables["invocation_logs"], "projection.account.values")
        );
        Assert.Equal("us-east-1,us-east-2,us-west-2", Told(tables["invocation_logs"], "projection.awsregion.values"));
        foreach (var table in tables.Values)
        {
            Assert.DoesNotContain("archive-trail/", table.ToJsonString());
            Assert.DoesNotContain("aa-region-0", table.ToJsonString());
            Assert.NotEmpty(table["StorageDescriptor"]!["Columns"]!.AsArray());
            // A projected partition has its type, and every partition stands in the template of places.
            foreach (var partition in table["PartitionKeys"]?.AsArray() ?? [])
            {
                Assert.Contains($"${{{partition!["Name"]}}}", Told(table, "storage.location.template"));
                Assert.NotNull(table["Parameters"]![$"projection.{partition["Name"]}.type"]);
            }
        }
    }

    [Fact]
    public void The_flow_table_has_every_field_that_the_network_sends()
    {
        var format = Assert
            .Single(synthesis.AllResources, each => each.Body["Type"]!.ToString() == "AWS::EC2::FlowLog")
            .Body["Properties"]!["LogFormat"]!.ToString();
        var columns = Assert
            .Single(
                synthesis.AllResources,
                each => each.Body["Properties"]?["TableInput"]?["Name"]?.ToString() == "flow_logs"
            )
            .Body["Properties"]!["TableInput"]!["StorageDescriptor"]!["Columns"]!.AsArray();

        Assert.Equal(
            format,
            string.Join(' ', columns.Select(column => $"${{{column!["Name"]!.ToString().Replace('_', '-')}}}"))
        );
        Assert.Equal("bigint", columns.Single(column => column!["Name"]!.ToString() == "bytes")!["Type"]!.ToString());
    }

    [Fact]
    public void Views_are_saved_in_the_order_in_which_each_finds_what_it_reads()
    {
        var saved = synthesis
            .AllResources.Where(each => each.Body["Type"]!.ToString() == "AWS::Athena::NamedQuery")
            .Select(each => each.Body["Properties"]!)
            .OrderBy(query => query["Name"]!.ToString(), StringComparer.Ordinal)
            .Select(query => query["Name"]!.ToString().Split('-')[^1])
            .ToList();

        Assert.Equal(["event", "invocation", "gateway_call"], saved.Take(3));
        Assert.Contains("bypass", saved);
    }

    private static string Told(JsonNode table, string name) => table["Parameters"]![name]!.ToString();
}
