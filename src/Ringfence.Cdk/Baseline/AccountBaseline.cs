using Amazon.CDK;
using Constructs;
using Ringfence.Cdk.Handlers;

namespace Ringfence.Cdk.Baseline;

/// <summary>
/// What holds in an account for what nobody has thought of: volumes encrypted, no bucket and no snapshot public, instance
/// metadata by token alone, strong passwords, no default VPC, and somebody looking at what is open and what is unused.
/// </summary>
public sealed class AccountBaseline : Construct
{
    /// <summary>A baseline.</summary>
    /// <param name="scope">Where.</param>
    /// <param name="id">Its id.</param>
    /// <param name="props">How.</param>
    /// <exception cref="PropRefusedException">A prop would weaken it.</exception>
    public AccountBaseline(Construct scope, string id, AccountBaselineProps props)
        : base(scope, id)
    {
        ArgumentNullException.ThrowIfNull(props);
        var place = Stack.Of(this);
        Refuse(props, place.Region);
        Settings(props, place);
        RegionDefaults(props, place);
        DefaultVpcs(props, place);
        this.Declare("Snapshots", "AWS::EC2::SnapshotBlockPublicAccess", new Map { ["State"] = "block-all-sharing" });
        this.Declare(
            "External",
            "AWS::AccessAnalyzer::Analyzer",
            new Map { ["AnalyzerName"] = $"{props.Name}-external", ["Type"] = "ACCOUNT" }
        );
        this.Declare(
            "Unused",
            "AWS::AccessAnalyzer::Analyzer",
            new Map
            {
                ["AnalyzerName"] = $"{props.Name}-unused",
                ["Type"] = "ACCOUNT_UNUSED_ACCESS",
                ["AnalyzerConfiguration"] = new Map
                {
                    ["UnusedAccessConfiguration"] = new Map { ["UnusedAccessAge"] = props.UnusedAfterDays },
                },
            }
        );
    }

    private void Settings(AccountBaselineProps props, Stack place) =>
        new CustomHandler(
            this,
            "Settings",
            new CustomHandlerProps
            {
                Name = $"{props.Name}-settings",
                Module = "account_settings",
                Place = props.Handlers,
                MayOnEverything =
                [
                    "iam:GetAccountPasswordPolicy",
                    "iam:UpdateAccountPasswordPolicy",
                    "s3:GetAccountPublicAccessBlock",
                    "s3:PutAccountPublicAccessBlock",
                ],
            }
        ).Resource(
            this,
            "Set",
            "AccountSettings",
            new Map { ["Account"] = place.Account, ["PasswordLength"] = props.PasswordLength }
        );

    private void RegionDefaults(AccountBaselineProps props, Stack place) =>
        new CustomHandler(
            this,
            "Regions",
            new CustomHandlerProps
            {
                Name = $"{props.Name}-regions",
                Module = "region_defaults",
                Place = props.Handlers,
                MayOnEverything =
                [
                    "ec2:EnableEbsEncryptionByDefault",
                    "ec2:EnableSnapshotBlockPublicAccess",
                    "ec2:GetEbsEncryptionByDefault",
                    "ec2:GetInstanceMetadataDefaults",
                    "ec2:GetSnapshotBlockPublicAccessState",
                    "ec2:ModifyEbsDefaultKmsKeyId",
                    "ec2:ModifyInstanceMetadataDefaults",
                ],
            }
        ).Resource(
            this,
            "Defaults",
            "RegionDefaults",
            new Map
            {
                ["Regions"] = props.Regions,
                ["Key"] = props.Key.Arn,
                ["KeyRegion"] = place.Region,
            }
        );

    private void DefaultVpcs(AccountBaselineProps props, Stack place)
    {
        string[] kinds = ["internet-gateway", "subnet", "vpc"];
        new CustomHandler(
            this,
            "DefaultVpcs",
            new CustomHandlerProps
            {
                Name = $"{props.Name}-default-vpcs",
                Module = "default_vpc",
                Place = props.Handlers,
                May =
                [
                    Policy.Allow(
                        "TakeOutWhatNobodyNamed",
                        new[]
                        {
                            "ec2:DeleteInternetGateway",
                            "ec2:DeleteSubnet",
                            "ec2:DeleteVpc",
                            "ec2:DetachInternetGateway",
                        },
                        kinds.Select(kind => $"arn:{place.Partition}:ec2:*:{place.Account}:{kind}/*").ToArray(),
                        // AWS gives the parts of a default VPC no tags, and the foundation names whatever it makes.
                        new Map { ["Null"] = new Map { ["aws:ResourceTag/Name"] = "true" } }
                    ),
                ],
                WildcardsBecause =
                    "A default VPC and its parts have ids that nobody knows beforehand; what has a Name is out of reach",
                MayOnEverything = ["ec2:DescribeInternetGateways", "ec2:DescribeVpcs"],
            }
        ).Resource(this, "TakenOut", "DefaultVpcs", new Map { ["Regions"] = props.Regions });
    }

    private static void Refuse(AccountBaselineProps props, string region)
    {
        Refusal.Unless(
            props.Regions.Contains(region)
                && props.Regions.All(each => each.All(letter => char.IsAsciiLetterOrDigit(letter) || letter == '-')),
            nameof(props.Regions),
            string.Join(", ", props.Regions),
            $"names of regions, {region} among them",
            "a region that is left out keeps its default VPC and unencrypted volumes"
        );
        Refusal.Unless(
            props.PasswordLength is >= 14 and <= 128,
            nameof(props.PasswordLength),
            props.PasswordLength,
            "14 to 128",
            "shorter passwords are guessed (45 CFR 164.308(a)(5)(ii)(D))"
        );
        Refusal.Unless(
            props.UnusedAfterDays is >= 1 and <= 90,
            nameof(props.UnusedAfterDays),
            props.UnusedAfterDays,
            "1 to 90",
            "access that nobody used for a quarter is access that nobody needs (45 CFR 164.308(a)(4)(ii)(C))"
        );
    }
}
