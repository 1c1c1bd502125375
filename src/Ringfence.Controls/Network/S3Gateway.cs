using Ringfence.Controls.Facts;

namespace Ringfence.Controls.Network;

/// <summary>Gateway endpoints for S3, and the route tables that they serve.</summary>
internal static class S3Gateway
{
    /// <summary>The table has no default route to an internet gateway.</summary>
    public static Truth IsPrivate(Resource table) =>
        !Truth.Any(
            table.Estate.Referring(table, "AWS::EC2::Route", "RouteTableId"),
            route => DefaultRoute.Is(route) & DefaultRoute.GoesToInternetGateway(route)
        );

    /// <summary>An endpoint for S3 is attached to the table.</summary>
    public static Truth Serves(Resource table, IReadOnlyList<Resource> endpoints)
    {
        var answer = Truth.No;
        foreach (var endpoint in endpoints)
        {
            var attached = Truth.Any(
                endpoint["RouteTableIds"].Items,
                named => named.IsUnresolved ? Truth.Unknown : table.Estate.Find(named, "AWS::EC2::RouteTable") == table
            );
            answer |= endpoint["VpcEndpointType"].Is("Interface").IsYes
                ? Truth.No
                : endpoint["ServiceName"].EndsWith(".s3") & attached;
        }

        return answer;
    }
}
