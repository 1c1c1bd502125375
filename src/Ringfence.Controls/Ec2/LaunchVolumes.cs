using Ringfence.Controls.Facts;

namespace Ringfence.Controls.Ec2;

/// <summary>The volumes that a machine is launched with: its own mappings, and those of its launch template.</summary>
internal static class LaunchVolumes
{
    /// <summary>The verdict: each is encrypted, and at least one says so.</summary>
    public static Verdict Judge(Resource resource)
    {
        var own = resource[
            resource.Type == "AWS::EC2::LaunchTemplate"
                ? "LaunchTemplateData.BlockDeviceMappings"
                : "BlockDeviceMappings"
        ];
        var source = LaunchSource.Of(resource);
        var shared = source.Template is { } template
            ? template[
                template.Type == "AWS::EC2::LaunchTemplate"
                    ? "LaunchTemplateData.BlockDeviceMappings"
                    : "BlockDeviceMappings"
            ]
            : PropertyValue.Missing;
        var said = own.HasItems | shared.HasItems;
        var holds = Truth.All(own.Items, IsEncrypted) & Truth.All(shared.Items, IsEncrypted);
        return said.IsNo && source.IsElsewhere
            ? Verdict.Unknown("What it is launched from is not defined here; each volume there must be Encrypted.")
            : Verdict
                .Of(
                    said & holds,
                    "Each volume that it is launched with is encrypted.",
                    said.IsNo
                        ? "No BlockDeviceMappings ask for encrypted volumes; Ebs.Encrypted must be true for each."
                        : "A volume of BlockDeviceMappings lacks Ebs.Encrypted: true."
                )
                .At(own);
    }

    // A device without Ebs is an instance store or is left out.
    private static Truth IsEncrypted(PropertyValue mapping) =>
        mapping["Ebs"].IsMissing ? Truth.Yes : mapping["Ebs.Encrypted"].IsTrue;
}
