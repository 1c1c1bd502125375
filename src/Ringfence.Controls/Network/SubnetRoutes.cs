using Ringfence.Controls.Facts;

namespace Ringfence.Controls.Network;

/// <summary>
/// What a subnet's routes say of it. A subnet is public when its route table sends <c>0.0.0.0/0</c> or <c>::/0</c> to an
/// internet gateway. Amazon VPC User Guide, "Subnet types". A subnet without an association uses the VPC's main table,
/// which a template cannot see.
/// </summary>
internal static class SubnetRoutes
{
    /// <summary>The subnet that a value names is public; Unknown where it is not defined here.</summary>
    public static Truth IsPublic(Estate estate, PropertyValue subnet) =>
        estate.Find(subnet, "AWS::EC2::Subnet") is { } found ? IsPublic(found) : Truth.Unknown;

    /// <summary>The subnet is public.</summary>
    public static Truth IsPublic(Resource subnet) =>
        Any(subnet, static route => DefaultRoute.Is(route) & DefaultRoute.GoesToInternetGateway(route));

    /// <summary>The subnet that a value names has a default route, to whatever target; Unknown where it is not defined here.</summary>
    public static Truth HasDefault(Estate estate, PropertyValue subnet) =>
        estate.Find(subnet, "AWS::EC2::Subnet") is { } found ? Any(found, DefaultRoute.Is) : Truth.Unknown;

    /// <summary>The subnets that use a route table.</summary>
    public static IEnumerable<Resource> SubnetsOf(Resource table)
    {
        foreach (
            var association in table.Estate.Referring(table, "AWS::EC2::SubnetRouteTableAssociation", "RouteTableId")
        )
        {
            if (table.Estate.Find(association["SubnetId"], "AWS::EC2::Subnet") is { } subnet)
            {
                yield return subnet;
            }
        }
    }

    private static Truth Any(Resource subnet, Func<Resource, Truth> test)
    {
        var estate = subnet.Estate;
        var associations = estate.Referring(subnet, "AWS::EC2::SubnetRouteTableAssociation", "SubnetId");
        if (associations.Count == 0)
        {
            return Truth.Unknown;
        }

        // A route whose table is known only when deployed may be a route of this one.
        var answer = Truth.No;
        foreach (var route in estate.Unplaced("AWS::EC2::Route", "RouteTableId", "AWS::EC2::RouteTable"))
        {
            answer |= test(route) & Truth.Unknown;
        }

        foreach (var association in associations)
        {
            if (estate.Find(association["RouteTableId"], "AWS::EC2::RouteTable") is not { } table)
            {
                answer |= Truth.Unknown;
                continue;
            }

            foreach (var route in estate.Referring(table, "AWS::EC2::Route", "RouteTableId"))
            {
                answer |= route.Perhaps ? test(route) & Truth.Unknown : test(route);
            }
        }

        return answer;
    }
}
