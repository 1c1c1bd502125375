using Amazon.CDK;
using Constructs;

namespace Ringfence.Cdk.Network;

/// <summary>
/// What each tier's subnets let through whatever security groups say: HTTPS out and its answers in for the public and
/// the private tier, this VPC alone for the isolated one; nobody administers from outside.
/// </summary>
internal sealed class NetworkAcls : Construct
{
    private const string SecondFence =
        "A second fence that stands when a security group is opened by mistake; few rules, reviewed with the network";

    private readonly string _vpc;
    private readonly string _name;

    public NetworkAcls(
        Construct scope,
        string id,
        PrivateNetworkProps props,
        string vpc,
        IReadOnlyList<CfnResource> publicSubnets,
        IReadOnlyList<CfnResource> privateSubnets,
        IReadOnlyList<CfnResource> isolatedSubnets
    )
        : base(scope, id)
    {
        (_vpc, _name) = (vpc, props.Name);
        var inside = new List<string> { props.Cidr };
        var open = Acl("Public", publicSubnets);
        Between(open, "Public", inside);
        Outward(open, "Public");
        var work = Acl("Private", privateSubnets);
        Between(work, "Private", [.. inside, .. props.Callers]);
        Outward(work, "Private");
        Between(Acl("Isolated", isolatedSubnets), "Isolated", inside);
    }

    private CfnResource Acl(string tier, IReadOnlyList<CfnResource> subnets)
    {
        var acl = this.Declare(
            tier,
            "AWS::EC2::NetworkAcl",
            new Map { ["VpcId"] = _vpc, ["Tags"] = Tag.Name($"{_name}-{tier.ToLowerInvariant()}") }
        );
        acl.Accept("AwsSolutions-VPC3", SecondFence);
        for (var at = 0; at < subnets.Count; at++)
        {
            this.Declare(
                $"{tier}Subnet{at + 1}",
                "AWS::EC2::SubnetNetworkAclAssociation",
                new Map { ["SubnetId"] = subnets[at].Ref, ["NetworkAclId"] = acl.Ref }
            );
        }

        return acl;
    }

    // All of TCP, and DNS over UDP, with networks that are ours.
    private void Between(CfnResource acl, string tier, IReadOnlyList<string> networks)
    {
        for (var at = 0; at < networks.Count; at++)
        {
            foreach (var egress in new[] { false, true })
            {
                Rule(acl, $"{tier}Tcp{at}{Way(egress)}", 200 + at, 6, "allow", egress, networks[at], 0, 65535);
                Rule(acl, $"{tier}Udp{at}{Way(egress)}", 250 + at, 17, "allow", egress, networks[at], 53, 65535);
            }
        }
    }

    // HTTPS out; its answers come back to the ports that the kernel gives to those who ask, remote desktop's left out.
    private void Outward(CfnResource acl, string tier)
    {
        Rule(acl, $"{tier}AnswersBelow", 320, 6, "allow", false, "0.0.0.0/0", 1024, 3388);
        Rule(acl, $"{tier}AnswersAbove", 330, 6, "allow", false, "0.0.0.0/0", 3390, 65535);
        Rule(acl, $"{tier}Https", 320, 6, "allow", true, "0.0.0.0/0", 443, 443);
    }

    private void Rule(
        CfnResource acl,
        string id,
        int number,
        int protocol,
        string action,
        bool egress,
        string network,
        int from,
        int to
    ) =>
        this.Declare(
                id,
                "AWS::EC2::NetworkAclEntry",
                new Map
                {
                    ["NetworkAclId"] = acl.Ref,
                    ["RuleNumber"] = number,
                    ["Protocol"] = protocol,
                    ["RuleAction"] = action,
                    ["Egress"] = egress,
                    ["CidrBlock"] = network,
                    ["PortRange"] = new Map { ["From"] = from, ["To"] = to },
                }
            )
            .Accept("AwsSolutions-VPC3", SecondFence);

    private static string Way(bool egress) => egress ? "Out" : "In";
}
