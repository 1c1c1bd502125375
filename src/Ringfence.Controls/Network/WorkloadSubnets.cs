using Ringfence.Controls.Facts;

namespace Ringfence.Controls.Network;

/// <summary>Where resources that work on data, or hold it, name their subnets.</summary>
internal static class WorkloadSubnets
{
    private static readonly (string Type, string Path)[] Workloads =
    [
        ("AWS::Lambda::Function", "VpcConfig.SubnetIds"),
        ("AWS::ECS::Service", "NetworkConfiguration.AwsvpcConfiguration.Subnets"),
        ("AWS::EC2::Instance", "SubnetId"),
        ("AWS::EKS::Cluster", "ResourcesVpcConfig.SubnetIds"),
        ("AWS::EKS::Nodegroup", "Subnets"),
        ("AWS::AutoScaling::AutoScalingGroup", "VPCZoneIdentifier"),
        ("AWS::EFS::MountTarget", "SubnetId"),
        ("AWS::RDS::DBSubnetGroup", "SubnetIds"),
        ("AWS::ElastiCache::SubnetGroup", "SubnetIds"),
        ("AWS::Redshift::ClusterSubnetGroup", "SubnetIds"),
        ("AWS::SageMaker::NotebookInstance", "SubnetId"),
    ];

    /// <summary>The property of a type that names its subnets.</summary>
    public static string PathOf(string type)
    {
        foreach (var (known, path) in Workloads)
        {
            if (known == type)
            {
                return path;
            }
        }

        return "SubnetIds";
    }

    /// <summary>A workload that names a subnet; null where none does.</summary>
    public static Resource? FirstIn(Resource subnet)
    {
        foreach (var (type, path) in Workloads)
        {
            if (subnet.Estate.Referring(subnet, type, path) is [var first, ..])
            {
                return first;
            }
        }

        return null;
    }

    /// <summary>Some workload names its subnets by what is known only when deployed.</summary>
    public static bool MayStandAnywhere(Estate estate)
    {
        foreach (var (type, path) in Workloads)
        {
            if (estate.Unplaced(type, path, "AWS::EC2::Subnet").Count > 0)
            {
                return true;
            }
        }

        return false;
    }
}
