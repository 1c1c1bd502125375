using Ringfence.Controls.Facts;

namespace Ringfence.Controls.Network;

/// <summary>The verdict of the controls that shut ports to the world.</summary>
internal static class WorldIngress
{
    /// <summary>Fail where a rule lets the world in on one of these TCP ports.</summary>
    /// <param name="resource">A security group, or a rule of its own.</param>
    /// <param name="ports">The ports.</param>
    public static Verdict Judge(Resource resource, params ReadOnlySpan<int> ports)
    {
        var open = Truth.No;
        var where = PropertyValue.Missing;
        var which = ports[0];
        foreach (var source in SecurityGroupRule.In(resource))
        {
            var rule = new SecurityGroupRule(source);
            var world = rule.IsFromWorld;
            if (world.IsNo)
            {
                continue;
            }

            foreach (var port in ports)
            {
                var lets = world & rule.LetsTcpIn(port);
                if (lets.IsYes)
                {
                    return Verdict
                        .Fail(
                            $"A rule lets 0.0.0.0/0 or ::/0 in on port {port}; name the group or the addresses that need it."
                        )
                        .At(source);
                }

                if (lets.IsUnknown && open.IsNo)
                {
                    (open, where, which) = (lets, source, port);
                }
            }
        }

        return open.IsNo
            ? Verdict.Pass("No rule lets the world in there.")
            : Verdict
                .Unknown(
                    $"A rule's protocol, ports or addresses are known only when deployed; it must not let the world in on port {which}."
                )
                .At(where);
    }
}
