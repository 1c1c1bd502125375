using Ringfence.Controls.Facts;

namespace Ringfence.Controls.Network;

/// <summary>What the security groups of a resource let in, by their inline rules and by rules of their own.</summary>
internal static class GroupIngress
{
    /// <summary>Pass where every rule names a group, and TCP on one port.</summary>
    /// <param name="estate">Where the groups stand.</param>
    /// <param name="groups">The property that names them.</param>
    /// <param name="port">The port; null: any one.</param>
    public static Verdict FromGroupsOnly(Estate estate, PropertyValue groups, decimal? port)
    {
        var holds = groups.Items.Count > 0 ? Truth.Yes : Truth.Unknown;

        // A rule whose group is known only when deployed may be one of these.
        foreach (var rule in estate.Unplaced("AWS::EC2::SecurityGroupIngress", "GroupId", "AWS::EC2::SecurityGroup"))
        {
            holds &= IsNarrow(rule.Properties, port) | Truth.Unknown;
        }

        foreach (var named in groups.Items)
        {
            if (estate.Find(named, "AWS::EC2::SecurityGroup") is not { } group)
            {
                holds &= Truth.Unknown;
                continue;
            }

            foreach (var rule in group["SecurityGroupIngress"].Items)
            {
                holds &= IsNarrow(rule, port);
            }

            foreach (var rule in estate.Referring(group, "AWS::EC2::SecurityGroupIngress", "GroupId"))
            {
                holds &= IsNarrow(rule.Properties, port);
            }
        }

        return Verdict
            .Of(
                holds,
                "Its groups let in other groups only, on one port.",
                $"A rule of its groups names addresses, or more than TCP on {(port is null ? "one port" : $"port {port}")}; name the group of the caller.",
                "Its security groups are not all defined here."
            )
            .At(groups);
    }

    private static Truth IsNarrow(PropertyValue source, decimal? port)
    {
        if (source.IsUnresolved)
        {
            return Truth.Unknown;
        }

        var rule = new SecurityGroupRule(source);
        var one = port ?? source["FromPort"].Number;
        return !rule.IsFromAddresses
            & (
                one is { } number ? rule.IsOnlyTcp(number)
                : source["FromPort"].IsMissing ? Truth.No
                : Truth.Unknown
            );
    }
}
