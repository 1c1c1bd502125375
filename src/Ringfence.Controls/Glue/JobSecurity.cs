using Ringfence.Controls.Facts;

namespace Ringfence.Controls.Glue;

/// <summary>The security configuration that a job or a crawler names.</summary>
internal static class JobSecurity
{
    /// <summary>The verdict on one mode of encryption in it.</summary>
    /// <param name="resource">The job or crawler.</param>
    /// <param name="path">The property that names the configuration.</param>
    /// <param name="mode">The path of the mode in <c>EncryptionConfiguration</c>.</param>
    /// <param name="must">The mode that is asked for.</param>
    public static Verdict Judge(Resource resource, string path, string mode, string must)
    {
        var named = resource[path];
        if (named.IsMissing)
        {
            return Verdict.Fail($"{path} is absent; one with {mode} {must} is asked for.");
        }

        if (resource.Estate.Find(named, "AWS::Glue::SecurityConfiguration") is not { } configuration)
        {
            return Verdict.Unknown($"{path} {named} is not defined here; it must have {mode} {must}.").At(named);
        }

        var value = configuration["EncryptionConfiguration"][mode];
        return Verdict.Property($"{configuration.LogicalId}.{mode}", value, value.Is(must), must);
    }
}
