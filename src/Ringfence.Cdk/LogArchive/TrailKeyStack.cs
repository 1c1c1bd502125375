using Amazon.CDK;
using Ringfence.Cdk.Configuration;
using Ringfence.Cdk.Keys;

namespace Ringfence.Cdk.LogArchive;

/// <summary>The key of the management account: the trail's log group, and the topic of the organisation's alarms.</summary>
internal sealed class TrailKeyStack : FoundationStack
{
    public TrailKeyStack(App app, FoundationConfiguration foundation)
        : base(
            app,
            $"{foundation.Name}-trail-key",
            foundation.Accounts.Management,
            foundation.Regions.Home,
            "The key of the trail's log group and of its alarms",
            Role(foundation, foundation.KeyAdministrators[0])
        ) =>
        Key = new PhiKey(
            this,
            "Trail",
            new PhiKeyProps
            {
                Alias = $"{foundation.Name}-trail",
                Purpose = "Logs and alarms of the management account",
                Administrators = [.. foundation.KeyAdministrators.Select(name => Role(foundation, name))],
                Users = [Role(foundation, $"{foundation.Name}-management-*")],
                Deployers =
                [
                    Role(
                        foundation,
                        $"cdk-hnb659fds-cfn-exec-role-{foundation.Accounts.Management}-{foundation.Regions.Home}"
                    ),
                ],
                Services =
                [
                    $"logs.{foundation.Regions.Home}.amazonaws.com",
                    "cloudwatch.amazonaws.com",
                    "events.amazonaws.com",
                    "sns.amazonaws.com",
                ],
            }
        );

    /// <summary>The key.</summary>
    public PhiKey Key { get; }

    private static string Role(FoundationConfiguration foundation, string name) =>
        $"{new ArchiveBuckets(foundation).Arn("").Split(":s3")[0]}:iam::{foundation.Accounts.Management}:role/{name}";
}
