using Ringfence.Controls.Facts;
using Ringfence.Controls.Frameworks;

namespace Ringfence.Controls.Ec2;

internal sealed class MachineRequiresImdsV2()
    : ResourceControl(
        "AWS::EC2::Instance",
        "AWS::AutoScaling::AutoScalingGroup",
        "AWS::EC2::LaunchTemplate",
        "AWS::AutoScaling::LaunchConfiguration"
    )
{
    public override string Title => "A machine gives its role's keys only to those who hold a session";

    public override string Why =>
        "By the first version of the metadata service one forged request from inside reads the keys of the machine's role.";

    public override Severity Severity => Severity.High;

    public override IReadOnlyList<Citation> Cites =>
        [
            Hipaa.AccessManagement,
            Hipaa.AccessControl,
            Soc2.CC6_1,
            Soc2.CC6_3,
            Nist80053.AC_3,
            Nist80053.AC_6,
            Iso27001.A_5_15,
            Iso27001.A_8_3,
        ];

    public override Construction Build => Construction.Set("MetadataOptions.HttpTokens", "required");

    public override Verdict Check(Resource resource)
    {
        var (holder, path) = resource.Type switch
        {
            "AWS::EC2::LaunchTemplate" => (resource, "LaunchTemplateData.MetadataOptions.HttpTokens"),
            "AWS::AutoScaling::AutoScalingGroup" => (null, ""),
            _ => (resource, "MetadataOptions.HttpTokens"),
        };
        if (holder is not null && !holder[path].IsMissing)
        {
            return Judge(holder, path);
        }

        var source = LaunchSource.Of(resource);
        if (source.Template is { } template)
        {
            return Judge(
                template,
                template.Type == "AWS::EC2::LaunchTemplate"
                    ? "LaunchTemplateData.MetadataOptions.HttpTokens"
                    : "MetadataOptions.HttpTokens"
            );
        }

        if (source.IsElsewhere)
        {
            return Verdict.Unknown(
                "What it is launched from is not defined here; it must have MetadataOptions.HttpTokens: required."
            );
        }

        return LaunchSource.IsUsedHere(resource)
            ? Verdict.NotApplicable("The machines and groups that are launched from it answer for it.")
            : Verdict.Fail(
                "MetadataOptions.HttpTokens is absent; it must be required. AWS takes optional where nothing is said."
            );
    }

    public override Fix? FixFor(Resource resource) =>
        resource.Type switch
        {
            "AWS::AutoScaling::AutoScalingGroup" => LaunchSource.Of(resource).Template is { } template
                ? new Fix([new SetProperty(PathIn(template), "required") { On = template.LogicalId }])
                : null,
            _ => new Fix([new SetProperty(PathIn(resource), "required")])
            {
                Cli = "aws ec2 modify-instance-metadata-options --instance-id ID --http-tokens required",
            },
        };

    private static string PathIn(Resource holder) =>
        holder.Type == "AWS::EC2::LaunchTemplate"
            ? "LaunchTemplateData.MetadataOptions.HttpTokens"
            : "MetadataOptions.HttpTokens";

    public override EvidenceQuery Evidence =>
        new(
            [],
            [
                new("ec2.amazonaws.com", "ModifyInstanceMetadataOptions")
                {
                    Where = new Dictionary<string, string?>
                    {
                        ["requestParameters.ModifyInstanceMetadataOptionsRequest.HttpTokens"] = "optional",
                    },
                },
            ]
        );

    public override Equivalents Equivalents =>
        new()
        {
            Config = ["ec2-imdsv2-check", "autoscaling-launchconfig-requires-imdsv2"],
            CdkNag = ["EC2IMDSv2Enabled"],
            Guard = ["EC2_IMDSV2_CHECK", "CT.EC2.PR.1", "CT.AUTOSCALING.PR.2"],
            Checkov = ["CKV_AWS_79"],
            Prowler = ["ec2_instance_imdsv2_enabled", "ec2_launch_template_imdsv2_required"],
        };

    private static Verdict Judge(Resource holder, string path)
    {
        var value = holder[path];
        return Verdict.Property($"{holder.LogicalId}.{path}", value, value.Is("required"), "required");
    }
}
