using Amazon.CDK;
using Constructs;
using Ringfence.Cdk.Handlers;

namespace Ringfence.Cdk.Network;

/// <summary>
/// The security group that EC2 makes with every VPC, and that whatever names no group falls into: all its rules taken
/// out. CloudFormation cannot take out what it did not put in; a handler does.
/// </summary>
internal sealed class DefaultGroup : Construct
{
    public DefaultGroup(Construct scope, string id, PrivateNetwork network, CfnResource vpc)
        : base(scope, id)
    {
        var place = Stack.Of(this);
        var group = vpc.Attribute("DefaultSecurityGroup");
        var handler = new CustomHandler(
            this,
            "Handler",
            new CustomHandlerProps
            {
                Name = $"{network.Name}-default-group",
                Module = "default_group",
                Place = network.Handlers,
                May =
                [
                    Policy.Allow(
                        "EmptyIt",
                        new[] { "ec2:RevokeSecurityGroupEgress", "ec2:RevokeSecurityGroupIngress" },
                        $"arn:{place.Partition}:ec2:{place.Region}:{place.Account}:security-group/{group}"
                    ),
                ],
                MayOnEverything = ["ec2:DescribeSecurityGroups"],
            }
        );
        handler.Resource(this, "Emptied", "VpcRestrictDefaultSG", new Map { ["DefaultSecurityGroupId"] = group });
    }
}
