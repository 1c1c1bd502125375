using Ringfence.Controls.Facts;

namespace Ringfence.Controls.Ec2;

/// <summary>What a machine or a group of machines is launched from.</summary>
/// <param name="Template">The launch template or configuration; null where none is defined here.</param>
/// <param name="IsElsewhere">One is named that is not defined here.</param>
internal readonly record struct LaunchSource(Resource? Template, bool IsElsewhere)
{
    private static readonly (string Type, string Path)[] Users =
    [
        ("AWS::EC2::Instance", "LaunchTemplate.LaunchTemplateId"),
        ("AWS::EC2::Instance", "LaunchTemplate.LaunchTemplateName"),
        ("AWS::AutoScaling::AutoScalingGroup", "LaunchTemplate.LaunchTemplateId"),
        ("AWS::AutoScaling::AutoScalingGroup", "LaunchTemplate.LaunchTemplateName"),
        ("AWS::AutoScaling::AutoScalingGroup", "LaunchConfigurationName"),
        ("AWS::AutoScaling::AutoScalingGroup", Mixed + ".LaunchTemplateId"),
        ("AWS::AutoScaling::AutoScalingGroup", Mixed + ".LaunchTemplateName"),
    ];

    private const string Mixed = "MixedInstancesPolicy.LaunchTemplate.LaunchTemplateSpecification";

    /// <summary>The source of an instance or a group; nothing for all else.</summary>
    public static LaunchSource Of(Resource resource)
    {
        var template = resource["LaunchTemplate"];
        template = template.IsMissing ? resource[Mixed] : template;
        if (!template.IsMissing)
        {
            return Find(
                resource,
                template["LaunchTemplateId"].IsMissing ? template["LaunchTemplateName"] : template["LaunchTemplateId"],
                "AWS::EC2::LaunchTemplate"
            );
        }

        var configuration = resource["LaunchConfigurationName"];
        return configuration.IsMissing || resource.Type != "AWS::AutoScaling::AutoScalingGroup"
            ? default
            : Find(resource, configuration, "AWS::AutoScaling::LaunchConfiguration");
    }

    /// <summary>A machine or a group that is defined here is launched from it.</summary>
    public static bool IsUsedHere(Resource source)
    {
        if (source.Type is not ("AWS::EC2::LaunchTemplate" or "AWS::AutoScaling::LaunchConfiguration"))
        {
            return false;
        }

        foreach (var (type, path) in Users)
        {
            if (source.Estate.Referring(source, type, path).Count > 0)
            {
                return true;
            }
        }

        return false;
    }

    private static LaunchSource Find(Resource resource, PropertyValue named, string type)
    {
        var found = resource.Estate.Find(named, type);
        return new LaunchSource(found, found is null);
    }
}
