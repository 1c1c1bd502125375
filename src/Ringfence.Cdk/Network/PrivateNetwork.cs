using Amazon.CDK;
using Constructs;
using Ringfence.Cdk.Handlers;

namespace Ringfence.Cdk.Network;

/// <summary>
/// A VPC over two zones or more in three tiers: public (NAT gateways only, for the load balancer is internal), private
/// (what works on data, out through NAT) and isolated (data, no way out). Its default security group lets nothing
/// through; AWS's services are reached through endpoints that admit this account and the approved models only; every
/// flow and every name that is looked up is logged to the archive account.
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
        PrivateNetworkRefusals.Refuse(props);
        Name = props.Name;
        _vpc = this.Declare(
            "Vpc",
            "AWS::EC2::VPC",
            new Map
            {
                ["CidrBlock"] = props.Cidr,
                ["EnableDnsHostnames"] = true,
                ["EnableDnsSupport"] = true,
                ["Tags"] = Tag.Name(props.Name),
            }
        );
        _vpc.Accept(
            ["HIPAA.Security-VPCDefaultSecurityGroupClosed", "NIST.800.53.R5-VPCDefaultSecurityGroupClosed"],
            "A custom resource takes every rule out of the default group; the rule cannot see that and finds every VPC"
        );
        Tiers = new Tiers(this, "Tiers", props, VpcId);
        Groups = new TierGroups(this, "Groups", props, VpcId);
        Endpoints = new Endpoints(this, "Endpoints", props, this);
        _ = new FlowRecords(this, "FlowRecords", props.FlowBucket, VpcId);
        _ = new NameResolution(this, "Names", props, VpcId);
        Handlers = new HandlerPlace(Tiers.Private, Groups.Handlers, props.LogKey);
        _ = new DefaultGroup(this, "DefaultGroup", this, _vpc);
    }

    /// <summary>What its parts' names begin with.</summary>
    public string Name { get; }

    /// <summary>Its region.</summary>
    internal string Region => Stack.Of(this).Region;

    /// <summary>The VPC's id.</summary>
    public string VpcId => _vpc.Ref;

    /// <summary>Its subnets.</summary>
    public Tiers Tiers { get; }

    /// <summary>Its security groups, one for each kind of thing that stands in it.</summary>
    public TierGroups Groups { get; }

    /// <summary>Its endpoints.</summary>
    public Endpoints Endpoints { get; }

    /// <summary>Where the handlers of custom resources run.</summary>
    public HandlerPlace Handlers { get; }
}
