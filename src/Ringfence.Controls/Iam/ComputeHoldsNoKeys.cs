using Ringfence.Controls.Facts;
using Ringfence.Controls.Frameworks;

namespace Ringfence.Controls.Iam;

internal sealed class ComputeHoldsNoKeys()
    : ResourceControl(
        "AWS::Lambda::Function",
        "AWS::Serverless::Function",
        "AWS::ECS::TaskDefinition",
        "AWS::EC2::Instance",
        "AWS::EC2::LaunchTemplate",
        "AWS::AutoScaling::LaunchConfiguration",
        "AWS::CodeBuild::Project",
        "AWS::BedrockAgentCore::Runtime"
    )
{
    public override string Title => "Compute has a role, and no access key in its environment or user data";

    public override string Why =>
        "A key in an environment variable is read by everyone who can describe the function, and never expires.";

    public override Severity Severity => Severity.High;

    public override IReadOnlyList<string> Requirements => ["iam-compute-uses-roles"];

    public override IReadOnlyList<Citation> Cites =>
        [
            Hipaa.PersonAuthentication,
            Hipaa.UniqueUser,
            Soc2.CC6_1,
            Nist80053.IA_5_7,
            Nist80053.IA_9,
            Iso27001.A_5_17,
            Iso27001.A_8_5,
        ];

    public override Construction Build => Construction.By("GatewayRole");

    public override Verdict Check(Resource resource)
    {
        var unknown = false;
        var found = resource.Type switch
        {
            "AWS::ECS::TaskDefinition" => InTask(resource, ref unknown),
            "AWS::EC2::Instance" or "AWS::AutoScaling::LaunchConfiguration" => InText(
                "UserData",
                resource["UserData"],
                ref unknown
            ),
            "AWS::EC2::LaunchTemplate" => InText(
                "LaunchTemplateData.UserData",
                resource["LaunchTemplateData.UserData"],
                ref unknown
            ),
            "AWS::CodeBuild::Project" => InPairs(
                "Environment.EnvironmentVariables",
                resource["Environment.EnvironmentVariables"],
                ref unknown
            ),
            "AWS::BedrockAgentCore::Runtime" => InMap(
                "EnvironmentVariables",
                resource["EnvironmentVariables"],
                ref unknown
            ),
            _ => InMap("Environment.Variables", resource["Environment.Variables"], ref unknown),
        };
        return found is not null
                ? Verdict.Fail($"{found} holds an access key or is named like one; give the compute a role.")
            : unknown
                ? Verdict.Unknown(
                    "Its environment, or a variable named like a key, is known only when deployed; give the compute a role."
                )
            : Verdict.Pass("No access key stands in it.");
    }

    private static string? InTask(Resource task, ref bool unknown)
    {
        foreach (var container in task["ContainerDefinitions"].Items)
        {
            unknown |= container.IsUnresolved;
            if (InPairs("ContainerDefinitions.Environment", container["Environment"], ref unknown) is { } found)
            {
                return found;
            }
        }

        return null;
    }

    private static string? InPairs(string path, PropertyValue pairs, ref bool unknown)
    {
        foreach (var pair in pairs.Items)
        {
            unknown |= pair.IsUnresolved || pair["Name"].IsUnresolved;

            // A CodeBuild variable of another type names a secret's place, not its value.
            var plain = pair["Type"].IsMissing || pair["Type"].Is("PLAINTEXT").IsYes;
            if (plain && Judge(path, pair["Name"].Text, pair["Value"], ref unknown) is { } found)
            {
                return found;
            }
        }

        return null;
    }

    private static string? InMap(string path, PropertyValue variables, ref bool unknown)
    {
        unknown |= variables.IsUnresolved;
        foreach (var (name, value) in variables.Entries)
        {
            if (Judge(path, name, value, ref unknown) is { } found)
            {
                return found;
            }
        }

        return null;
    }

    private static string? InText(string path, PropertyValue text, ref bool unknown)
    {
        unknown |= text.IsUnresolved;
        return AccessKeyText.Holds(text.Text) ? path : null;
    }

    private static string? Judge(string path, string name, PropertyValue value, ref bool unknown)
    {
        if (AccessKeyText.Holds(value.Text))
        {
            return $"{path}.{name}";
        }

        if (!AccessKeyText.IsKeyName(name) || value.IsMissing)
        {
            return null;
        }

        // Under another name, a value that is given when deployed is not taken for a key.
        unknown |= !value.IsLiteral;
        return value.IsLiteral && value.Text.Length > 0 ? $"{path}.{name}" : null;
    }
}
