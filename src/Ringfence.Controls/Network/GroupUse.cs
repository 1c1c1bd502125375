using Ringfence.Controls.Facts;

namespace Ringfence.Controls.Network;

/// <summary>Whose a security group is.</summary>
internal static class GroupUse
{
    private static readonly (string Type, string Path)[] Others =
    [
        ("AWS::EC2::Instance", "SecurityGroupIds"),
        ("AWS::EC2::LaunchTemplate", "LaunchTemplateData.SecurityGroupIds"),
        ("AWS::AutoScaling::LaunchConfiguration", "SecurityGroups"),
        ("AWS::ECS::Service", "NetworkConfiguration.AwsvpcConfiguration.SecurityGroups"),
        ("AWS::Lambda::Function", "VpcConfig.SecurityGroupIds"),
        ("AWS::EKS::Cluster", "ResourcesVpcConfig.SecurityGroupIds"),
        ("AWS::EC2::VPCEndpoint", "SecurityGroupIds"),
        ("AWS::EFS::MountTarget", "SecurityGroups"),
        ("AWS::RDS::DBInstance", "VPCSecurityGroups"),
        ("AWS::RDS::DBCluster", "VpcSecurityGroupIds"),
        ("AWS::ElastiCache::ReplicationGroup", "SecurityGroupIds"),
        ("AWS::Redshift::Cluster", "VpcSecurityGroupIds"),
    ];

    /// <summary>A load balancer of either generation names it.</summary>
    public static bool IsOfLoadBalancer(Resource group) =>
        Named(group, "AWS::ElasticLoadBalancingV2::LoadBalancer", "SecurityGroups")
        || Named(group, "AWS::ElasticLoadBalancing::LoadBalancer", "SecurityGroups");

    /// <summary>Something other than a load balancer names it.</summary>
    public static bool IsOfOthers(Resource group)
    {
        foreach (var (type, path) in Others)
        {
            if (Named(group, type, path))
            {
                return true;
            }
        }

        return false;
    }

    private static bool Named(Resource group, string type, string path) =>
        group.Estate.Referring(group, type, path).Count > 0;
}
