using Ringfence.Controls.Facts;

namespace Ringfence.Controls.Network;

/// <summary>
/// One rule that lets traffic into a security group, inline or a resource of its own. Amazon EC2 API, IpPermission:
/// protocol <c>-1</c> is every protocol and port, whatever ports are written; <c>tcp</c> is also 6, <c>udp</c> 17; a port
/// of <c>-1</c> is every port.
/// </summary>
/// <param name="Source">The rule's properties.</param>
internal readonly record struct SecurityGroupRule(PropertyValue Source)
{
    /// <summary>The rules that a resource holds: a group's inline ones, or the one that it is.</summary>
    public static IReadOnlyList<PropertyValue> In(Resource resource) =>
        resource.Type == "AWS::EC2::SecurityGroup" ? resource["SecurityGroupIngress"].Items : [resource.Properties];

    /// <summary>It lets in everyone, by IPv4 or IPv6.</summary>
    public Truth IsFromWorld =>
        Source.IsUnresolved ? Truth.Unknown : Source["CidrIp"].EndsWith("/0") | Source["CidrIpv6"].EndsWith("/0");

    /// <summary>It lets in a range of addresses or a prefix list, not a group alone.</summary>
    public Truth IsFromAddresses =>
        Source["CidrIp"].IsPresent | Source["CidrIpv6"].IsPresent | Source["SourcePrefixListId"].IsPresent;

    /// <summary>It lets in TCP on a port.</summary>
    public Truth LetsTcpIn(decimal port) => IsEveryProtocol | (IsTcp & Covers(port));

    /// <summary>All that it lets in is TCP on this port.</summary>
    public Truth IsOnlyTcp(decimal port) => IsTcp & Source["FromPort"].IsNumber(port) & Source["ToPort"].IsNumber(port);

    private Truth IsEveryProtocol => Source["IpProtocol"].Is("-1");

    // A rule without a protocol is refused by AWS; its ports say what was meant.
    private Truth IsTcp =>
        Source["IpProtocol"].IsMissing ? Truth.Yes : Source["IpProtocol"].IsLike("tcp") | Source["IpProtocol"].Is("6");

    private Truth Covers(decimal port)
    {
        var from = Source["FromPort"];
        var to = Source["ToPort"].IsMissing ? from : Source["ToPort"];
        return from.IsMissing
            ? Truth.Unknown
            : (from.AtMost(port) & to.AtLeast(port)) | from.IsNumber(-1) | to.IsNumber(-1);
    }
}
