using Amazon.CDK;
using Ringfence.Cdk.Keys;
using Ringfence.Cdk.Storage;

namespace Ringfence.Cdk.Emergency;

/// <summary>A workload's role for emergencies.</summary>
internal sealed class BreakGlassStack : FoundationStack
{
    public BreakGlassStack(App app, Workload workload, KeysStack keys, StorageStack storage)
        : base(
            app,
            workload.Name("break-glass"),
            workload.Account,
            workload.Region,
            "The role for emergencies, shut until two people open it"
        )
    {
        var foundation = workload.Foundation;
        _ = new BreakGlass(
            this,
            "BreakGlass",
            new BreakGlassProps
            {
                Name = workload.Name("break-glass"),
                Prefix = workload.Name(""),
                Askers =
                [
                    .. foundation.BreakGlass.Askers.Select(name =>
                        $"arn:{workload.Partition}:iam::{foundation.Accounts.Management}:user/{name}"
                    ),
                ],
                Desk =
                    $"arn:{workload.Partition}:iam::{foundation.Accounts.Management}:role/{ApprovalStack.DeskRole(foundation)}",
                Documents = storage.Documents.Arn,
                Key = keys.Phi.Arn,
                Restorer = workload.Role(workload.Name("backup")),
            }
        );
    }
}
