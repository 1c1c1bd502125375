using Constructs;

namespace Ringfence.Cdk.Network;

/// <summary>Every flow of a VPC, accepted and rejected, to the archive account, where nobody works.</summary>
internal sealed class FlowRecords : Construct
{
    // Who talked to whom, which way, through which AWS service, and what became of it. The first fourteen are AWS's
    // default format, so tools that know it read on.
    internal const string Fields =
        "${version} ${account-id} ${interface-id} ${srcaddr} ${dstaddr} ${srcport} ${dstport} ${protocol} ${packets} "
        + "${bytes} ${start} ${end} ${action} ${log-status} ${vpc-id} ${subnet-id} ${instance-id} ${tcp-flags} ${type} "
        + "${pkt-srcaddr} ${pkt-dstaddr} ${region} ${az-id} ${pkt-src-aws-service} ${pkt-dst-aws-service} "
        + "${flow-direction} ${traffic-path}";

    public FlowRecords(Construct scope, string id, string bucket, string vpc)
        : base(scope, id) =>
        this.Declare(
            "FlowLog",
            "AWS::EC2::FlowLog",
            new Map
            {
                ["ResourceId"] = vpc,
                ["ResourceType"] = "VPC",
                ["TrafficType"] = "ALL",
                ["LogDestinationType"] = "s3",
                ["LogDestination"] = bucket,
                ["LogFormat"] = Fields,
                ["MaxAggregationInterval"] = 60,
                ["DestinationOptions"] = new Map
                {
                    ["FileFormat"] = "parquet",
                    ["HiveCompatiblePartitions"] = true,
                    ["PerHourPartition"] = true,
                },
            }
        );
}
