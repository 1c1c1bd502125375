using Amazon.CDK;
using Ringfence.Cdk.Configuration;
using Ringfence.Cdk.Keys;

namespace Ringfence.Cdk.Emergency;

/// <summary>Where emergency access is asked for and approved, in the management account.</summary>
internal sealed class ApprovalStack : FoundationStack
{
    public ApprovalStack(App app, FoundationConfiguration foundation, PhiKey key)
        : base(
            app,
            $"{foundation.Name}-approvals",
            foundation.Accounts.Management,
            foundation.Regions.Home,
            "Who may ask for emergency access, and who approves it"
        ) =>
        _ = new ApprovalDesk(
            this,
            "Desk",
            new ApprovalDeskProps
            {
                Name = $"{foundation.Name}-break-glass",
                Role = DeskRole(foundation),
                Key = key,
                Askers = foundation.BreakGlass.Askers,
                Approvers = foundation.BreakGlass.Approvers,
                Roles = foundation
                    .Workloads.Select(own => new Workload(foundation, own))
                    .ToDictionary(
                        workload => workload.Own.Name,
                        workload => workload.Role(workload.Name("break-glass"))
                    ),
                People = foundation.Alerts,
            }
        );

    /// <summary>The name of the role that the desk works under; the key of the management account's alarms knows it.</summary>
    internal static string DeskRole(FoundationConfiguration foundation) => $"{foundation.Name}-management-break-glass";
}
