using System.Globalization;

namespace Ringfence.Evidence.Engines.Athena;

/// <summary>
/// External tables over the raw logs. Partitions are projected, so that nobody has to add any: by account, region and day. CloudTrail's is
/// AWS's own definition, with the fields that it leaves out (source identity, on behalf of, category, addendum).
/// </summary>
internal static class AthenaTables
{
    /// <summary>What questions read: the tables' names as they stand behind FROM.</summary>
    public static RawSources Sources(AthenaLogs logs) =>
        new(
            "cloudtrail_logs r",
            "invocation_logs r",
            logs.Ledger is null ? null : "ledger_bundles",
            logs.Access is null ? null : "s3_access_logs r"
        );

    public static IEnumerable<string> Of(AthenaLogs logs)
    {
        yield return CloudTrail(logs);
        yield return Invocations(logs);
        if (logs.Ledger is { } ledger)
        {
            // Whatever lies below it, so that there may be several ledgers: in hashes and checkpoints stands no entry, so they give no row.
            yield return Lines("ledger_bundles", $"{ledger.TrimEnd('/')}/", "line");
        }

        if (logs.Access is { } access)
        {
            yield return Lines("s3_access_logs", $"{access.TrimEnd('/')}/", "text");
        }

        if (logs.Flows is { } flows)
        {
            yield return Flows(logs, flows);
        }
    }

    private static string CloudTrail(AthenaLogs logs) =>
        $"""
            CREATE EXTERNAL TABLE IF NOT EXISTS cloudtrail_logs (
              eventversion string,
              useridentity struct<type:string,principalid:string,arn:string,accountid:string,invokedby:string,accesskeyid:string,username:string,credentialid:string,
                onbehalfof:struct<userid:string,identitystorearn:string>,
                sessioncontext:struct<attributes:struct<mfaauthenticated:string,creationdate:string>,
                  sessionissuer:struct<type:string,principalid:string,arn:string,accountid:string,username:string>,
                  ec2roledelivery:string,sourceidentity:string>>,
              eventtime string,
              eventsource string,
              eventname string,
              awsregion string,
              sourceipaddress string,
              useragent string,
              errorcode string,
              errormessage string,
              requestparameters string,
              responseelements string,
              additionaleventdata string,
              requestid string,
              eventid string,
              readonly string,
              resources array<struct<arn:string,accountid:string,type:string>>,
              eventtype string,
              apiversion string,
              recipientaccountid string,
              serviceeventdetails string,
              sharedeventid string,
              vpcendpointid string,
              vpcendpointaccountid string,
              eventcategory string,
              addendum string,
              insightdetails string
            )
            PARTITIONED BY (account string, region string, day string)
            ROW FORMAT SERDE 'org.apache.hive.hcatalog.data.JsonSerDe'
            STORED AS INPUTFORMAT 'com.amazon.emr.cloudtrail.CloudTrailInputFormat'
            OUTPUTFORMAT 'org.apache.hadoop.hive.ql.io.HiveIgnoreKeyTextOutputFormat'
            LOCATION '{Above(logs.Trail, logs)}'
            TBLPROPERTIES ({Projection(logs, "DAYS")},
              'storage.location.template' = '{Above(
                logs.Trail,
                logs
            )}${"{account}"}/CloudTrail/${"{region}"}/${"{day}"}/'
            )
            """;

    // By hour in S3; a projection by day finds the hours below it.
    private static string Invocations(AthenaLogs logs) =>
        $"""
            CREATE EXTERNAL TABLE IF NOT EXISTS invocation_logs (
              schematype string,
              schemaversion string,
              `timestamp` string,
              accountid string,
              region string,
              requestid string,
              operation string,
              modelid string,
              inferenceregion string,
              errorcode string,
              identity struct<arn:string>,
              requestmetadata map<string,string>,
              input string,
              output string
            )
            PARTITIONED BY (account string, awsregion string, day string)
            ROW FORMAT SERDE 'org.openx.data.jsonserde.JsonSerDe'
            STORED AS INPUTFORMAT 'org.apache.hadoop.mapred.TextInputFormat'
            OUTPUTFORMAT 'org.apache.hadoop.hive.ql.io.HiveIgnoreKeyTextOutputFormat'
            LOCATION '{logs.Invocations.TrimEnd('/')}/AWSLogs/'
            TBLPROPERTIES ({Projection(logs, "DAYS").Replace(
                "projection.region.",
                "projection.awsregion.",
                StringComparison.Ordinal
            )},
              'storage.location.template' = '{logs.Invocations.TrimEnd(
                '/'
            )}/AWSLogs/${"{account}"}/BedrockModelInvocationLogs/${"{awsregion}"}/${"{day}"}/'
            )
            """;

    // A bundle is no text: whatever stands between line ends is taken as it is, all of it.
    private static string Lines(string name, string location, string column) =>
        $"""
            CREATE EXTERNAL TABLE IF NOT EXISTS {name} ({column} string)
            ROW FORMAT SERDE 'org.apache.hadoop.hive.serde2.RegexSerDe'
            WITH SERDEPROPERTIES ('input.regex' = '(?s)(.*)')
            STORED AS INPUTFORMAT 'org.apache.hadoop.mapred.TextInputFormat'
            OUTPUTFORMAT 'org.apache.hadoop.hive.ql.io.HiveIgnoreKeyTextOutputFormat'
            LOCATION '{location}'
            """;

    private static string Flows(AthenaLogs logs, string flows) =>
        $"""
            CREATE EXTERNAL TABLE IF NOT EXISTS flow_logs (
              version int,
              account_id string,
              interface_id string,
              srcaddr string,
              dstaddr string,
              srcport int,
              dstport int,
              protocol bigint,
              packets bigint,
              bytes bigint,
              `start` bigint,
              `end` bigint,
              action string,
              log_status string
            )
            PARTITIONED BY (account string, region string, day string)
            ROW FORMAT DELIMITED FIELDS TERMINATED BY ' '
            LOCATION '{flows.TrimEnd('/')}/AWSLogs/'
            TBLPROPERTIES ('skip.header.line.count' = '1', {Projection(logs, "DAYS")},
              'storage.location.template' = '{flows.TrimEnd(
                '/'
            )}/AWSLogs/${"{account}"}/vpcflowlogs/${"{region}"}/${"{day}"}/'
            )
            """;

    private static string Above(string trail, AthenaLogs logs) =>
        $"{trail.TrimEnd('/')}/AWSLogs/{(logs.Organization is { } organization ? organization + "/" : "")}";

    private static string Projection(AthenaLogs logs, string unit) =>
        string.Create(
            CultureInfo.InvariantCulture,
            $"""
            'projection.enabled' = 'true',
              'projection.account.type' = 'enum',
              'projection.account.values' = '{string.Join(',', logs.Accounts)}',
              'projection.region.type' = 'enum',
              'projection.region.values' = '{string.Join(',', logs.Regions)}',
              'projection.day.type' = 'date',
              'projection.day.format' = 'yyyy/MM/dd',
              'projection.day.range' = '{logs.Since:yyyy'/'MM'/'dd},NOW',
              'projection.day.interval' = '1',
              'projection.day.interval.unit' = '{unit}'
            """
        );
}
