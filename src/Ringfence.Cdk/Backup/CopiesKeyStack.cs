using Amazon.CDK;
using Ringfence.Cdk.Keys;

namespace Ringfence.Cdk.Backup;

/// <summary>The key of the backups' copies, in their region.</summary>
internal sealed class CopiesKeyStack : FoundationStack
{
    public CopiesKeyStack(App app, Workload workload)
        : base(
            app,
            workload.Name("copies-key"),
            workload.Account,
            workload.Foundation.Regions.Copies,
            "The key of the copies of backups",
            workload.KeyAdministrators[0]
        ) =>
        Key = new PhiKey(
            this,
            "Copies",
            new PhiKeyProps
            {
                Alias = workload.Name("copies"),
                Purpose = "Copies of backups",
                Administrators = workload.KeyAdministrators,
                Users = [workload.Role(workload.Name("backup"))],
                Deployers = [workload.DeployerIn(workload.Foundation.Regions.Copies)],
                Services = ["backup.amazonaws.com"],
            }
        );

    /// <summary>The key.</summary>
    public PhiKey Key { get; }
}
