using Ringfence.Controls.Facts;
using Ringfence.Controls.Network;

namespace Ringfence.Controls.LoadBalancing;

/// <summary>Where the targets of a listener stand: the services and machines of its target groups.</summary>
internal static class TargetPlaces
{
    /// <summary>Yes: all are in private subnets. Unknown: some, or all, are not defined here.</summary>
    public static Truth ArePrivate(Resource listener)
    {
        var holds = Truth.Yes;
        foreach (var action in listener["DefaultActions"].Items)
        {
            holds &= IsPrivate(listener.Estate, action["TargetGroupArn"]);
            foreach (var group in action["ForwardConfig.TargetGroups"].Items)
            {
                holds &= IsPrivate(listener.Estate, group["TargetGroupArn"]);
            }
        }

        return holds;
    }

    private static Truth IsPrivate(Estate estate, PropertyValue arn)
    {
        if (arn.IsMissing)
        {
            return Truth.Yes;
        }

        if (estate.Find(arn, "AWS::ElasticLoadBalancingV2::TargetGroup") is not { } group)
        {
            return Truth.Unknown;
        }

        if (group["TargetType"].Is("lambda").IsYes)
        {
            return Truth.Yes;
        }

        var (any, holds) = (false, Truth.Yes);
        foreach (var service in estate.Referring(group, "AWS::ECS::Service", "LoadBalancers[0].TargetGroupArn"))
        {
            foreach (var subnet in service["NetworkConfiguration.AwsvpcConfiguration.Subnets"].Items)
            {
                any = true;
                holds &= !SubnetRoutes.IsPublic(estate, subnet);
            }
        }

        foreach (var target in group["Targets"].Items)
        {
            if (estate.Find(target["Id"], "AWS::EC2::Instance") is { } instance)
            {
                any = true;
                holds &= !SubnetRoutes.IsPublic(estate, instance["SubnetId"]);
            }
        }

        return any ? holds : Truth.Unknown;
    }
}
