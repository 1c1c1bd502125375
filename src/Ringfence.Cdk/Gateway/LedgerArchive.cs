using System.Globalization;
using Amazon.CDK;
using Constructs;
using Ringfence.Cdk.Storage;

namespace Ringfence.Cdk.Gateway;

/// <summary>
/// The bucket that every cell copies its ledger to, and that is copied on to the log archive: locked in compliance mode, so that not even
/// who has a cell's disk and key can take back what was archived. The tasks write below their own prefix and remove nothing.
/// </summary>
internal sealed class LedgerArchive : Construct
{
    private readonly string _name;
    private readonly string _prefix;

    public LedgerArchive(Construct scope, string id, GatewayFleetProps props, TaskRoles roles)
        : base(scope, id)
    {
        var place = Stack.Of(this);
        (_name, _prefix) = ($"{props.Name}-ledger-{place.Account}", $"ledger/{props.Name}");
        var bucket = new PhiBucket(
            this,
            "Bucket",
            new PhiBucketProps
            {
                Name = _name,
                Key = props.Key,
                AccessLogs = props.AccessLogs,
                Endpoint = props.Network.Endpoints.S3,
                LockMode = "COMPLIANCE",
                LockDays = props.KeepDays,
                Readers = [Role(props.Copy.RoleName), Role(roles.TaskName), .. props.Reviewers],
                Copy = props.Copy,
            }
        );
        roles.MayArchive(bucket.Arn, _prefix);

        string Role(string name) => $"arn:{place.Partition}:iam::{place.Account}:role/{name}";
    }

    /// <summary>Where a cell's ledger is copied to.</summary>
    public string Of(int cell) => string.Create(CultureInfo.InvariantCulture, $"s3://{_name}/{_prefix}/cell-{cell}/");
}
