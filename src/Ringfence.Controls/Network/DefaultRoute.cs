using Ringfence.Controls.Facts;

namespace Ringfence.Controls.Network;

/// <summary>A route to everywhere, and where it goes.</summary>
internal static class DefaultRoute
{
    /// <summary>Its destination is a network of prefix length 0, of either family.</summary>
    public static Truth Is(Resource route) =>
        route["DestinationCidrBlock"].EndsWith("/0") | route["DestinationIpv6CidrBlock"].EndsWith("/0");

    /// <summary>
    /// Its gateway is an internet gateway. <c>GatewayId</c> names an internet or a virtual private gateway; all other
    /// targets have properties of their own. Amazon EC2 API, CreateRoute.
    /// </summary>
    public static Truth GoesToInternetGateway(Resource route)
    {
        var gateway = route["GatewayId"];
        return gateway.Kind switch
        {
            PropertyKind.Missing => Truth.No,
            PropertyKind.Unresolved => Truth.Unknown,
            PropertyKind.Reference => gateway.Target?.Type is "AWS::EC2::VPNGateway" ? Truth.No : Truth.Yes,
            _ => !(gateway.StartsWith("vgw-") | gateway.Is("local")),
        };
    }
}
