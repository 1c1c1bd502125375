using Amazon.CDK;
using Constructs;
using Ringfence.Cdk.Configuration;

namespace Ringfence.Cdk.Network;

/// <summary>The subnets of a network: three tiers in each zone, their ways out, and their network ACLs.</summary>
public sealed class Tiers : Construct
{
    private readonly List<CfnResource> _public = [];
    private readonly List<CfnResource> _private = [];
    private readonly List<CfnResource> _isolated = [];
    private readonly List<CfnResource> _privateTables = [];

    internal Tiers(Construct scope, string id, PrivateNetworkProps props, string vpc)
        : base(scope, id)
    {
        var network = Cidr.Parse(props.Cidr);
        var gateway = this.Declare(
            "InternetGateway",
            "AWS::EC2::InternetGateway",
            new Map { ["Tags"] = Tag.Name(props.Name) }
        );
        var attached = this.Declare(
            "Attached",
            "AWS::EC2::VPCGatewayAttachment",
            new Map { ["VpcId"] = vpc, ["InternetGatewayId"] = gateway.Ref }
        );
        var publicTable = Table("PublicRoutes", vpc, $"{props.Name}-public");
        LetOut(publicTable, gateway, attached);
        var isolatedTable = Table("IsolatedRoutes", vpc, $"{props.Name}-isolated");
        for (var zone = 0; zone < props.Zones.Count; zone++)
        {
            var name = props.Zones[zone];
            _public.Add(
                Subnet($"Public{zone + 1}", vpc, network, zone, name, $"{props.Name}-public-{name}", publicTable)
            );
            var nat = Nat(zone, props.Name, attached);
            var table = Table($"PrivateRoutes{zone + 1}", vpc, $"{props.Name}-private-{name}");
            _privateTables.Add(table);
            this.Declare(
                $"PrivateDefault{zone + 1}",
                "AWS::EC2::Route",
                new Map
                {
                    ["RouteTableId"] = table.Ref,
                    ["DestinationCidrBlock"] = "0.0.0.0/0",
                    ["NatGatewayId"] = nat.Ref,
                }
            );
            _private.Add(
                Subnet($"Private{zone + 1}", vpc, network, 4 + zone, name, $"{props.Name}-private-{name}", table)
            );
            _isolated.Add(
                Subnet(
                    $"Isolated{zone + 1}",
                    vpc,
                    network,
                    8 + zone,
                    name,
                    $"{props.Name}-isolated-{name}",
                    isolatedTable
                )
            );
        }

        RouteTables = [.. _privateTables.Append(isolatedTable).Select(table => table.Ref)];
        _ = new NetworkAcls(this, "Acls", props, vpc, _public, _private, _isolated);
    }

    /// <summary>Ids of the subnets of what works on data.</summary>
    public IReadOnlyList<string> Private => [.. _private.Select(subnet => subnet.Ref)];

    /// <summary>Ids of the subnets of data.</summary>
    public IReadOnlyList<string> Isolated => [.. _isolated.Select(subnet => subnet.Ref)];

    internal IReadOnlyList<string> RouteTables { get; }

    private void LetOut(CfnResource publicTable, CfnResource gateway, CfnResource attached) =>
        this.Declare(
                "PublicDefault",
                "AWS::EC2::Route",
                new Map
                {
                    ["RouteTableId"] = publicTable.Ref,
                    ["DestinationCidrBlock"] = "0.0.0.0/0",
                    ["GatewayId"] = gateway.Ref,
                }
            )
            .After(attached)
            .Accept(
                [
                    "HIPAA.Security-VPCNoUnrestrictedRouteToIGW",
                    "NIST.800.53.R5-VPCNoUnrestrictedRouteToIGW",
                    "no-route-leads-to-internet-gateway",
                ],
                "The subnets of this table hold NAT gateways only; what works on data leaves through them, logged, and nothing comes in"
            );

    private CfnResource Table(string id, string vpc, string name) =>
        this.Declare(id, "AWS::EC2::RouteTable", new Map { ["VpcId"] = vpc, ["Tags"] = Tag.Name(name) });

    private CfnResource Subnet(
        string id,
        string vpc,
        Cidr network,
        int part,
        string zone,
        string name,
        CfnResource table
    )
    {
        var subnet = this.Declare(
            id,
            "AWS::EC2::Subnet",
            new Map
            {
                ["VpcId"] = vpc,
                ["AvailabilityZone"] = zone,
                ["CidrBlock"] = network.Part(part, network.Bits + 4).ToString(),
                ["MapPublicIpOnLaunch"] = false,
                ["Tags"] = Tag.Name(name),
            }
        );
        subnet.Accept("W3010", "The zones are the choice of the organisation, in foundation.json");
        this.Declare(
            $"{id}Routes",
            "AWS::EC2::SubnetRouteTableAssociation",
            new Map { ["SubnetId"] = subnet.Ref, ["RouteTableId"] = table.Ref }
        );
        return subnet;
    }

    private CfnResource Nat(int zone, string name, CfnResource attached)
    {
        var address = this.Declare(
                $"NatAddress{zone + 1}",
                "AWS::EC2::EIP",
                new Map { ["Domain"] = "vpc", ["Tags"] = Tag.Name(name) }
            )
            .After(attached);
        return this.Declare(
            $"Nat{zone + 1}",
            "AWS::EC2::NatGateway",
            new Map
            {
                ["SubnetId"] = _public[zone].Ref,
                ["AllocationId"] = address.Attribute("AllocationId"),
                ["Tags"] = Tag.Name(name),
            }
        );
    }
}
