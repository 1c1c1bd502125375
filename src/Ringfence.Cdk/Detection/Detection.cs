using System.Diagnostics.CodeAnalysis;
using Amazon.CDK;
using Constructs;

namespace Ringfence.Cdk.Detection;

/// <summary>
/// What looks at an account all the time, and tells people: GuardDuty with all protections, Security Hub's standards,
/// AWS Config's record, its rules and ours, Macie and its job, Inspector, and alarms on unusual use of models, buckets and the database.
/// </summary>
[SuppressMessage("Naming", "MA0049", Justification = "The catalogue calls the construct so, and its folder is its own")]
public sealed class Detection : Construct
{
    private readonly DetectionProps _props;

    /// <summary>Detection in an account.</summary>
    /// <param name="scope">Where.</param>
    /// <param name="id">Its id.</param>
    /// <param name="props">How.</param>
    /// <exception cref="PropRefusedException">A prop would weaken it.</exception>
    public Detection(Construct scope, string id, DetectionProps props)
        : base(scope, id)
    {
        ArgumentNullException.ThrowIfNull(props);
        Refuse(props);
        _props = props;
        var topic = new AlertTopic(this, "Alerts", $"{props.Name}-alerts", props.Key, props.People);
        Alerts = topic.Arn;
        this.Threats();
        Gather(this.Standards());
        var record = new ConfigurationRecord(this, "Configurations", props.Name, props.ConfigurationBucket);
        _ = new AccountRules(this, "Rules", props, record.Recorder, Alerts);
        SensitiveData();
        _ = new FindingRules(this, "Findings", props, Alerts);
        Watch();
    }

    /// <summary>The ARN of the topic that people are told by.</summary>
    public string Alerts { get; }

    // Findings of the other regions are gathered here, and go to people from here.
    private void Gather(CfnResource hub) =>
        this.Declare(
                "Gathered",
                "AWS::SecurityHub::FindingAggregator",
                _props.OtherRegions.Count == 0
                    ? new Map { ["RegionLinkingMode"] = "ALL_REGIONS" }
                    : new Map { ["RegionLinkingMode"] = "SPECIFIED_REGIONS", ["Regions"] = _props.OtherRegions }
            )
            .After(hub);

    private void SensitiveData()
    {
        var session = this.DataSession();
        var numbers = this.Declare(
                "RecordNumbers",
                "AWS::Macie::CustomDataIdentifier",
                new Map
                {
                    ["Name"] = $"{_props.Name}-record-numbers",
                    ["Description"] = "Medical record numbers, in the form that they have here",
                    ["Regex"] = _props.RecordNumber,
                    ["Keywords"] = new[] { "mrn", "medical record", "patient" },
                    ["MaximumMatchDistance"] = 100,
                }
            )
            .After(session);
        _ = new Scanners(this, "Scanners", _props, numbers);
    }

    private void Watch()
    {
        Alarms.Unusual(
            this,
            "ModelVolume",
            $"{_props.Name}-model-volume",
            "Models are asked more than is usual at this hour",
            ("AWS/Bedrock", "Invocations"),
            [],
            "Sum",
            Alerts
        );
        foreach (var (at, bucket) in _props.Buckets.Index())
        {
            Alarms.Unusual(
                this,
                FormattableString.Invariant($"Download{at + 1}"),
                $"{bucket}-downloads",
                "More is read from a bucket of patients' data than is usual at this hour",
                ("AWS/S3", "BytesDownloaded"),
                [("BucketName", bucket), ("FilterId", "EntireBucket")],
                "Sum",
                Alerts
            );
        }

        if (_props.Database is { } cluster)
        {
            Alarms.Unusual(
                this,
                "QueryVolume",
                $"{_props.Name}-query-volume",
                "The database works more than is usual at this hour",
                ("AWS/RDS", "SelectThroughput"),
                [("DBClusterIdentifier", cluster)],
                "Average",
                Alerts
            );
            Alarms.Unusual(
                this,
                "Connections",
                $"{_props.Name}-connections",
                "More is connected to the database than is usual at this hour",
                ("AWS/RDS", "DatabaseConnections"),
                [("DBClusterIdentifier", cluster)],
                "Maximum",
                Alerts
            );
        }
    }

    private static void Refuse(DetectionProps props)
    {
        Refusal.Unless(
            props.People.Count > 0 && props.People.All(address => address.Contains('@')),
            nameof(props.People),
            string.Join(", ", props.People),
            "e-mail addresses, at least one",
            "an alarm that nobody hears is none"
        );
        Refusal.Unless(
            props.ConfigurationBucket.Length > 0,
            nameof(props.ConfigurationBucket),
            props.ConfigurationBucket,
            "the name of the archive's bucket",
            "configurations that are recorded nowhere prove nothing"
        );
        Refusal.Unless(
            props.SamplingPercent is >= 1 and <= 100,
            nameof(props.SamplingPercent),
            props.SamplingPercent,
            "1 to 100",
            "a job that reads nothing finds nothing"
        );
        Refusal.Unless(
            props.RecordNumber.Length is >= 1 and <= 512,
            nameof(props.RecordNumber),
            props.RecordNumber,
            "a regular expression of 1 to 512 characters",
            "Macie's own identifiers know no hospital's record numbers"
        );
    }
}
