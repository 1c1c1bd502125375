using Amazon.CDK;
using Ringfence.Cdk.Configuration;
using Ringfence.Cdk.LogArchive;

namespace Ringfence.Cdk.Organization;

/// <summary>The organisation's units and the policies over all of it. A person moves the accounts into their units.</summary>
internal sealed class OrganizationStack : FoundationStack
{
    public OrganizationStack(App app, FoundationConfiguration foundation)
        : base(
            app,
            $"{foundation.Name}-organization",
            foundation.Accounts.Management,
            foundation.Regions.Home,
            "Organisational units, and what no account can do"
        )
    {
        Unit("Security", foundation);
        Unit("Workloads", foundation);
        _ = new OrganizationGuards(
            this,
            "Guards",
            new OrganizationGuardsProps
            {
                Name = foundation.Name,
                OrganizationId = foundation.Organization.Id,
                Root = foundation.Organization.Root,
                Regions = foundation.Regions.Allowed,
                Models = foundation.Models,
                ArchivePrefix = $"{foundation.Name}-archive-",
                Keepers =
                [
                    Role(foundation, "cdk-hnb659fds-cfn-exec-role-*"),
                    Role(foundation, $"{foundation.Name}-archive-baseline-settings"),
                    // The handlers of custom resources, each by the name that its construct gives it.
                    .. foundation.Workloads.SelectMany(workload =>
                        new[] { "bedrock-logging", "baseline-settings" }.Select(handler =>
                            Role(foundation, $"{foundation.Name}-{workload.Name}-{handler}")
                        )
                    ),
                ],
                KeyAdministrators = [.. foundation.KeyAdministrators.Select(name => Role(foundation, name))],
                EmergencyKeepers =
                [
                    Role(foundation, "cdk-hnb659fds-cfn-exec-role-*"),
                    .. foundation.Workloads.Select(workload =>
                        Role(foundation, $"{foundation.Name}-{workload.Name}-break-glass-opener")
                    ),
                ],
            }
        );
    }

    private void Unit(string name, FoundationConfiguration foundation) =>
        this.Declare(
                name,
                "AWS::Organizations::OrganizationalUnit",
                new Map { ["Name"] = name, ["ParentId"] = foundation.Organization.Root }
            )
            .Kept();

    private static string Role(FoundationConfiguration foundation, string name) =>
        $"{new ArchiveBuckets(foundation).Arn("").Split(":s3")[0]}:iam::*:role/{name}";
}
