using Ringfence.Cdk.Network;

namespace Ringfence.Cdk.LogArchive;

/// <summary>
/// The tables of what a network did, in the form that <see cref="FlowRecords"/> and <see cref="NameResolution"/> have it
/// delivered in: Parquet by the hour, JSON by VPC and day. Partitions are projected.
/// </summary>
internal static class NetworkTables
{
    private const string Hive = "org.apache.hadoop.hive.ql.io.";

    // Amazon VPC User Guide, "Flow log records": the fields that are numbers. The others are texts.
    private static readonly string[] Ints = ["version", "srcport", "dstport", "protocol", "tcp_flags", "traffic_path"];

    private static readonly string[] Longs = ["packets", "bytes", "start", "end"];

    /// <summary>Flow logs.</summary>
    public static HiveTable Flows(string bucket, string accounts, string regions) =>
        new(
            "flow_logs",
            [.. FlowRecords.Fields.Split(' ').Select(field => field[2..^1].Replace('-', '_')).Select(Typed)],
            [.. new[] { "account", "aws_region", "year", "month", "day", "hour" }.Select(name => (name, "string"))],
            Hive + "parquet.serde.ParquetHiveSerDe",
            new Dictionary<string, string>(),
            Hive + "parquet.MapredParquetInputFormat",
            Hive + "parquet.MapredParquetOutputFormat",
            $"s3://{bucket}/AWSLogs/",
            new Dictionary<string, string>
            {
                ["projection.enabled"] = "true",
                ["projection.account.type"] = "enum",
                ["projection.account.values"] = accounts,
                ["projection.aws_region.type"] = "enum",
                ["projection.aws_region.values"] = regions,
                ["projection.year.type"] = "integer",
                ["projection.year.range"] = "2026,2046",
                ["projection.month.type"] = "integer",
                ["projection.month.range"] = "1,12",
                ["projection.month.digits"] = "2",
                ["projection.day.type"] = "integer",
                ["projection.day.range"] = "1,31",
                ["projection.day.digits"] = "2",
                ["projection.hour.type"] = "integer",
                ["projection.hour.range"] = "0,23",
                ["projection.hour.digits"] = "2",
                ["storage.location.template"] =
                    $"s3://{bucket}/AWSLogs/aws-account-id=${{account}}/aws-service=vpcflowlogs/aws-region=${{aws_region}}/year=${{year}}/month=${{month}}/day=${{day}}/hour=${{hour}}/",
            }
        );

    /// <summary>DNS queries. A question names the VPC: its id stands in the path, and no list of them is known here.</summary>
    public static HiveTable Queries(string bucket, string accounts) =>
        new(
            "dns_queries",
            [
                ("version", "string"),
                ("account_id", "string"),
                ("region", "string"),
                ("vpc_id", "string"),
                ("query_timestamp", "string"),
                ("query_name", "string"),
                ("query_type", "string"),
                ("query_class", "string"),
                ("rcode", "string"),
                ("answers", "array<struct<rdata:string,type:string,class:string>>"),
                ("srcaddr", "string"),
                ("srcport", "string"),
                ("transport", "string"),
                ("srcids", "struct<instance:string,resolver_endpoint:string>"),
                ("firewall_rule_action", "string"),
                ("firewall_rule_group_id", "string"),
                ("firewall_domain_list_id", "string"),
            ],
            [("account", "string"), ("vpc", "string"), ("day", "string")],
            "org.openx.data.jsonserde.JsonSerDe",
            new Dictionary<string, string>(),
            "org.apache.hadoop.mapred.TextInputFormat",
            Hive + "HiveIgnoreKeyTextOutputFormat",
            $"s3://{bucket}/AWSLogs/",
            new Dictionary<string, string>
            {
                ["projection.enabled"] = "true",
                ["projection.account.type"] = "enum",
                ["projection.account.values"] = accounts,
                ["projection.vpc.type"] = "injected",
                ["projection.day.type"] = "date",
                ["projection.day.format"] = "yyyy/MM/dd",
                ["projection.day.range"] = "2026/01/01,NOW",
                ["projection.day.interval"] = "1",
                ["projection.day.interval.unit"] = "DAYS",
                ["storage.location.template"] =
                    $"s3://{bucket}/AWSLogs/${{account}}/vpcdnsquerylogs/${{vpc}}/${{day}}/",
            }
        );

    private static (string, string) Typed(string field) =>
        (
            field,
            Ints.Contains(field) ? "int"
            : Longs.Contains(field) ? "bigint"
            : "string"
        );
}
