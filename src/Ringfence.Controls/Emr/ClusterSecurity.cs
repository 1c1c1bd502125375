using Ringfence.Controls.Facts;

namespace Ringfence.Controls.Emr;

/// <summary>The security configuration that a cluster names.</summary>
internal static class ClusterSecurity
{
    /// <summary>The verdict: a switch is on in it, and says by which means.</summary>
    /// <param name="cluster">The cluster.</param>
    /// <param name="toggle">The switch: <c>EnableInTransitEncryption</c>.</param>
    /// <param name="means">The path of what must be named beside it.</param>
    public static Verdict Judge(Resource cluster, string toggle, string means)
    {
        var named = cluster["SecurityConfiguration"];
        if (named.IsMissing)
        {
            return Verdict.Fail($"It names no SecurityConfiguration; one with {toggle} is asked for.");
        }

        if (cluster.Estate.Find(named, "AWS::EMR::SecurityConfiguration") is not { } configuration)
        {
            return Verdict
                .Unknown($"SecurityConfiguration {named} is not defined here; it must have {toggle}.")
                .At(named);
        }

        // EMR's own form has an outer name; templates leave it out as well.
        var inner = configuration["SecurityConfiguration"];
        inner = inner["EncryptionConfiguration"].IsMissing ? inner : inner["EncryptionConfiguration"];
        return Verdict.Of(
            inner[toggle].IsTrue & inner[means].IsPresent,
            $"{configuration.LogicalId} has {toggle}.",
            $"{configuration.LogicalId} lacks {toggle}: true, or {means}."
        );
    }
}
