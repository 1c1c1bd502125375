using Amazon.CDK;
using Constructs;

namespace Ringfence.Cdk.Network;

/// <summary>
/// A VPC over two zones or more in three tiers: public (load balancers and NAT only), private (what works on data, out
/// through NAT) and isolated (data, no way out). Its default security group lets nothing through, and every flow is
/// logged with the fields that an investigation needs.
/// </summary>
public sealed class PrivateNetwork : Construct
{
    private readonly CfnResource _vpc;

    /// <summary>A network.</summary>
    /// <param name="scope">Where.</param>
    /// <param name="id">Its id.</param>
    /// <param name="props">How.</param>
    /// <exception cref="PropRefusedException">A prop would weaken it.</exception>
    public PrivateNetwork(Construct scope, string id, PrivateNetworkProps props)
        : base(scope, id)
    {
        ArgumentNullException.ThrowIfNull(props);
        Refuse(props);
        _vpc = this.Declare(
            "Vpc",
            "AWS::EC2::VPC",
            new Map
            {
                ["CidrBlock"] = props.Cidr,
                ["EnableDnsHostnames"] = true,
                ["EnableDnsSupport"] = true,
                ["Tags"] = new object[]
                {
                    new Map { ["Key"] = "Name", ["Value"] = props.Name },
                },
            }
        );
        _vpc.Accept(
            ["HIPAA.Security-VPCDefaultSecurityGroupClosed", "NIST.800.53.R5-VPCDefaultSecurityGroupClosed"],
            "A custom resource takes every rule out of the default group; the rule cannot see that and finds every VPC"
        );
        _ = new FlowRecords(this, "FlowRecords", props.FlowBucket, VpcId);
    }

    /// <summary>The VPC's id.</summary>
    public string VpcId => _vpc.Ref;

    private static void Refuse(PrivateNetworkProps props)
    {
        Refusal.Unless(
            Configuration.Cidr.TryParse(props.Cidr, out var network)
                && network.Bits is >= 16 and <= 20
                && network.IsPrivate,
            nameof(props.Cidr),
            props.Cidr,
            "a /16 to a /20 of RFC 1918",
            "three tiers in four zones must fit, and addresses must not be anybody else's"
        );
        Refusal.Unless(
            props.Zones.Distinct().Count() == props.Zones.Count && props.Zones.Count is >= 2 and <= 4,
            nameof(props.Zones),
            string.Join(", ", props.Zones),
            "two to four different zones",
            "what stands in one zone falls with it"
        );
        Refusal.Unless(
            props.FlowBucket.StartsWith("arn:", StringComparison.Ordinal) && props.FlowBucket.Contains(":s3:::"),
            nameof(props.FlowBucket),
            props.FlowBucket,
            "the ARN of a bucket, arn:aws:s3:::NAME, of the log-archive account",
            "whoever owns the network must not own its log"
        );
    }
}
