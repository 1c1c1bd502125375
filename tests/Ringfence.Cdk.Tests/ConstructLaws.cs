using System.Text.Json.Nodes;
using Amazon.CDK;
using Ringfence.Controls;
using Ringfence.Controls.Facts;
using Ringfence.Posture;
using Ringfence.Posture.Readers;

namespace Ringfence.Cdk.Tests;

/// <summary>What holds for every construct: alone in a stack it passes the controls that name it, and it refuses to be weakened.</summary>
public class ConstructLaws
{
    public static TheoryData<string> Constructs => [.. Examples.All.Keys];

    public static TheoryData<string> Weakened => [.. Weak.Keys];

    [Fact]
    public void Every_construct_that_the_catalogue_names_is_there()
    {
        var named = Catalogue.All.Select(control => control.Build.Construct).OfType<string>().Distinct().Order();

        Assert.Equal(named, named.Intersect(Examples.All.Keys));
        Assert.Empty(Examples.All.Keys.Except(typeof(Foundation).Assembly.GetTypes().Select(type => type.Name)));
    }

    [Theory]
    [MemberData(nameof(Constructs))]
    public void Alone_it_passes_the_controls_that_name_it(string construct)
    {
        using var small = SmallStack.Of(Examples.All[construct]);
        var controls = Catalogue.All.Where(control => control.Build.Construct == construct).ToList();
        var run = Auditor.Run(
            [new InputFile(small.Path, Named: true)],
            new AuditOptions
            {
                Controls = controls,
                Expectations = new Expectations { ApprovedModels = [Examples.Model], ApprovedRegions = ["us-east-1"] },
            }
        );

        Assert.Empty(
            run.Findings.Where(finding => finding.Verdict == FindingVerdict.Fail && !Accepted(small, finding))
                .Select(finding => $"{finding.Control.Id} {finding.Resource?.LogicalId}: {finding.Reason}")
        );
        Assert.True(
            controls.Count == 0 || run.Findings.Any(finding => finding.Verdict == FindingVerdict.Pass),
            "no control that names it passes it"
        );
    }

    [Theory]
    [MemberData(nameof(Weakened))]
    public void A_weakened_prop_is_refused_with_what_why_and_what_is_allowed(string what)
    {
        var (prop, build) = Weak[what];

        var refused = Assert.Throws<PropRefusedException>(() => SmallStack.Of(build).Dispose());

        Assert.Equal(prop, refused.ParamName);
        Assert.Contains(" is refused, for ", refused.Message);
        Assert.Contains("Allowed: ", refused.Message);
    }

    private static Dictionary<string, (string Prop, Action<Stack> Build)> Weak { get; } =
        new()
        {
            ["a key nobody administers"] = (
                "Administrators",
                stack => Examples.Key(stack, props => props with { Administrators = [] })
            ),
            ["a key whose administrator uses it"] = (
                "Users",
                stack => Examples.Key(stack, props => props with { Users = props.Administrators })
            ),
            ["a key that a whole account uses"] = (
                "Users",
                stack => Examples.Key(stack, props => props with { Users = ["arn:aws:iam::333344445555:root"] })
            ),
            ["a key that rotates every ten years"] = (
                "RotationDays",
                stack => Examples.Key(stack, props => props with { RotationDays = 3650 })
            ),
            ["a key that is gone in a week"] = (
                "DeletionWindowDays",
                stack => Examples.Key(stack, props => props with { DeletionWindowDays = 7 })
            ),
            ["a network in one zone"] = (
                "Zones",
                stack => Examples.Network(stack, props => props with { Zones = ["us-east-1a"] })
            ),
            ["a network of public addresses"] = (
                "Cidr",
                stack => Examples.Network(stack, props => props with { Cidr = "52.0.0.0/16" })
            ),
            ["a network that the internet calls"] = (
                "Callers",
                stack => Examples.Network(stack, props => props with { Callers = ["0.0.0.0/1"] })
            ),
            ["an endpoint for every model"] = (
                "Models",
                stack => Examples.Network(stack, props => props with { Models = ["anthropic.*"] })
            ),
            ["names of every domain"] = (
                "Domains",
                stack => Examples.Network(stack, props => props with { Domains = ["*"] })
            ),
            ["a bucket without a lock"] = (
                "LockDays",
                stack => Examples.Bucket(stack, props => props with { LockDays = 0 })
            ),
            ["a bucket that answers from everywhere"] = (
                "Endpoint",
                stack => Examples.Bucket(stack, props => props with { Endpoint = null })
            ),
            ["a bucket that any account's service writes"] = (
                "Writers",
                stack =>
                    Examples.Bucket(
                        stack,
                        props =>
                            props with
                            {
                                Writers =
                                [
                                    new Map
                                    {
                                        ["Sid"] = "Anybody",
                                        ["Effect"] = "Allow",
                                        ["Principal"] = new Map { ["AWS"] = "*" },
                                        ["Action"] = "s3:PutObject",
                                        ["Resource"] = "{arn}/*",
                                    },
                                ],
                            }
                    )
            ),
            ["a database in one subnet"] = (
                "SubnetIds",
                stack => Examples.Database(stack, props => props with { SubnetIds = ["subnet-0123456789abcdef0"] })
            ),
            ["a database of one instance"] = (
                "Instances",
                stack => Examples.Database(stack, props => props with { Instances = 1 })
            ),
            ["a database on its usual port"] = (
                "Port",
                stack => Examples.Database(stack, props => props with { Port = 5432 })
            ),
            ["backups for a day"] = (
                "BackupDays",
                stack => Examples.Database(stack, props => props with { BackupDays = 1 })
            ),
            ["prompts shared with a model's provider"] = (
                "DataRetention",
                stack => Examples.Boundary(stack, props => props with { DataRetention = "provider_data_share" })
            ),
            ["invocation logs for a year"] = (
                "KeepDays",
                stack => Examples.Boundary(stack, props => props with { KeepDays = 365 })
            ),
            ["invocation logs that everybody reads"] = (
                "Reviewers",
                stack => Examples.Boundary(stack, props => props with { Reviewers = [] })
            ),
            ["a role that anybody in the account takes"] = (
                "TakenBy",
                stack => Examples.Role(stack, props => props with { TakenBy = "arn:aws:iam::333344445555:root" })
            ),
            ["a role for global profiles"] = (
                "Models",
                stack => Examples.Role(stack, props => props with { Models = ["global.anthropic.claude-sonnet-4-6"] })
            ),
            ["a role without an endpoint"] = (
                "Endpoint",
                stack => Examples.Role(stack, props => props with { Endpoint = "" })
            ),
            ["backups that go in a week"] = (
                "KeepDays",
                stack => Examples.Plan(stack, props => props with { KeepDays = 7 })
            ),
            ["a backup a week"] = (
                "PointHours",
                stack => Examples.Plan(stack, props => props with { PointHours = 168 })
            ),
            ["backups without a copy"] = (
                "CopyVault",
                stack => Examples.Plan(stack, props => props with { CopyVault = "" })
            ),
            ["a gateway by a tag that moves"] = (
                "Image",
                stack => Examples.Fleet(stack, props => props with { Image = "registry.example.org/ringfence:latest" })
            ),
            ["a gateway of one cell"] = ("Cells", stack => Examples.Fleet(stack, props => props with { Cells = 1 })),
            ["a gateway of more cells than an alarm reads"] = (
                "MostCells",
                stack => Examples.Fleet(stack, props => props with { MostCells = 11 })
            ),
            ["a gateway that may fall below its floor"] = (
                "MostCells",
                stack => Examples.Fleet(stack, props => props with { Cells = 4, MostCells = 3 })
            ),
            ["a gateway that every team uses"] = (
                "Teams",
                stack =>
                    Examples.Fleet(
                        stack,
                        props =>
                            props with
                            {
                                Teams = new Dictionary<string, IReadOnlyList<string>> { ["*"] = [Examples.Model] },
                            }
                    )
            ),
            ["a team with a model that is not approved"] = (
                "Teams",
                stack =>
                    Examples.Fleet(
                        stack,
                        props =>
                            props with
                            {
                                Teams = new Dictionary<string, IReadOnlyList<string>>
                                {
                                    ["charts"] = ["meta.llama3-8b-instruct-v1:0"],
                                },
                            }
                    )
            ),
            ["checkpoints signed with a key that encrypts"] = (
                "SigningKey",
                stack => Examples.Fleet(stack, props => props with { SigningKey = props.Key })
            ),
            ["an issuer over plain HTTP"] = (
                "Issuer",
                stack => Examples.Fleet(stack, props => props with { Issuer = "http://login.example.org" })
            ),
            ["alarms that nobody hears"] = (
                "People",
                stack => Examples.Detection(stack, props => props with { People = [] })
            ),
            ["configurations recorded nowhere"] = (
                "ConfigurationBucket",
                stack => Examples.Detection(stack, props => props with { ConfigurationBucket = "" })
            ),
            ["another region's configurations recorded nowhere"] = (
                "ConfigurationBucket",
                stack => Examples.RegionDetection(stack, props => props with { ConfigurationBucket = "" })
            ),
            ["record numbers that nobody looks for"] = (
                "RecordNumber",
                stack => Examples.Detection(stack, props => props with { RecordNumber = "" })
            ),
            ["a job that reads nothing"] = (
                "SamplingPercent",
                stack => Examples.Detection(stack, props => props with { SamplingPercent = 0 })
            ),
            ["a key that a scanner of one's own reads"] = (
                "Scanners",
                stack =>
                    Examples.Key(stack, props => props with { Scanners = ["arn:aws:iam::333344445555:role/scanner"] })
            ),
            ["a role for emergencies that no alarm knows"] = (
                "Name",
                stack => Examples.BreakGlass(stack, props => props with { Name = "charts-rescue" })
            ),
            ["a role for emergencies that a role takes"] = (
                "Askers",
                stack =>
                    Examples.BreakGlass(
                        stack,
                        props => props with { Askers = ["arn:aws:iam::111122223333:role/OnCall"] }
                    )
            ),
            ["a role for emergencies that any role opens"] = (
                "Desk",
                stack => Examples.BreakGlass(stack, props => props with { Desk = "arn:aws:iam::111122223333:role/*" })
            ),
            ["a role for emergencies of every workload"] = (
                "Prefix",
                stack => Examples.BreakGlass(stack, props => props with { Prefix = "*" })
            ),
            ["an emergency that lasts the night"] = (
                "SessionMinutes",
                stack => Examples.BreakGlass(stack, props => props with { SessionMinutes = 720 })
            ),
            ["a desk that no alarm knows"] = (
                "Name",
                stack => Examples.Desk(stack, props => props with { Name = "rescue" })
            ),
            ["a desk that nobody comes to"] = (
                "Askers",
                stack => Examples.Desk(stack, props => props with { Askers = [] })
            ),
            ["a desk with one approver"] = (
                "Approvers",
                stack => Examples.Desk(stack, props => props with { Approvers = ["officer"] })
            ),
            ["a desk whose asker approves"] = (
                "Approvers",
                stack => Examples.Desk(stack, props => props with { Approvers = ["officer", "On-Call"] })
            ),
            ["a desk that opens any role"] = (
                "Roles",
                stack =>
                    Examples.Desk(
                        stack,
                        props =>
                            props with
                            {
                                Roles = new Dictionary<string, string>
                                {
                                    ["charts"] = "arn:aws:iam::333344445555:role/Administrator",
                                },
                            }
                    )
            ),
            ["a desk that tells nobody"] = (
                "People",
                stack => Examples.Desk(stack, props => props with { People = [] })
            ),
            ["a desk without an approval"] = (
                "Approvals",
                stack => Examples.Desk(stack, props => props with { Approvals = 0 })
            ),
            ["a desk that waits for weeks"] = (
                "WaitMinutes",
                stack => Examples.Desk(stack, props => props with { WaitMinutes = 10080 })
            ),
            ["a door that stays open for a day"] = (
                "OpenMinutes",
                stack => Examples.Desk(stack, props => props with { OpenMinutes = 1440 })
            ),
            ["a bucket that any role reads from anywhere"] = (
                "Emergency",
                stack =>
                    Examples.Bucket(
                        stack,
                        props => props with { Emergency = "arn:aws:iam::333344445555:role/Administrator" }
                    )
            ),
            ["guards that let everybody open"] = (
                "EmergencyKeepers",
                stack => Examples.Guards(stack, props => props with { EmergencyKeepers = ["arn:aws:iam::*:role/*"] })
            ),
            ["a trail of one account"] = (
                "OfOrganization",
                stack => Examples.Trail(stack, props => props with { OfOrganization = false })
            ),
            ["a trail under AWS's key"] = (
                "Key",
                stack =>
                    Examples.Trail(
                        stack,
                        props => props with { Key = "arn:aws:kms:us-east-1:222233334444:alias/aws/s3" }
                    )
            ),
            ["an archive for a year"] = (
                "KeepDays",
                stack => Examples.ArchiveBucket(stack, props => props with { KeepDays = 365 })
            ),
            ["an archive at full price"] = (
                "ColdAfterDays",
                stack => Examples.ArchiveBucket(stack, props => props with { ColdAfterDays = 2000 })
            ),
            ["an archive unlocked without a word"] = (
                "UnlockedBecause",
                stack => Examples.ArchiveBucket(stack, props => props with { Locked = false })
            ),
            ["an archive that every role may change"] = (
                "Keeper",
                stack =>
                    Examples.ArchiveBucket(stack, props => props with { Keeper = "arn:aws:iam::333344445555:role/*" })
            ),
            ["an archive that anybody writes to"] = (
                "Writers",
                stack =>
                    Examples.ArchiveBucket(
                        stack,
                        props =>
                            props with
                            {
                                Writers =
                                [
                                    new Map
                                    {
                                        ["Sid"] = "Anybody",
                                        ["Effect"] = "Allow",
                                        ["Principal"] = new Map { ["AWS"] = "*" },
                                        ["Action"] = "s3:PutObject",
                                        ["Resource"] = "{arn}/*",
                                    },
                                ],
                            }
                    )
            ),
            ["evidence for five years"] = (
                "KeepDays",
                stack => Examples.Evidence(stack, props => props with { KeepDays = 1825 })
            ),
            ["evidence of nobody's accounts"] = (
                "Accounts",
                stack => Examples.Evidence(stack, props => props with { Accounts = ["*"] })
            ),
            ["evidence from any trail"] = (
                "TrailArn",
                stack => Examples.Evidence(stack, props => props with { TrailArn = "arn:aws:cloudtrail:*:*:trail/*" })
            ),
            ["evidence from any role"] = (
                "Replicators",
                stack =>
                    Examples.Evidence(stack, props => props with { Replicators = ["arn:aws:iam::333344445555:role/*"] })
            ),
            ["answers for everybody"] = (
                "Readers",
                stack => Examples.Evidence(stack, props => props with { Readers = [] })
            ),
            ["questions without a bound"] = (
                "GigabytesPerQuery",
                stack => Examples.Evidence(stack, props => props with { GigabytesPerQuery = 0 })
            ),
            ["one key for logs and for content"] = (
                "RecordsKey",
                stack => Examples.Evidence(stack, props => props with { RecordsKey = props.Key })
            ),
            ["a baseline that leaves its own region out"] = (
                "Regions",
                stack => Examples.Baseline(stack, props => props with { Regions = ["us-west-2"] })
            ),
            ["a baseline of regions by wildcard"] = (
                "Regions",
                stack => Examples.Baseline(stack, props => props with { Regions = ["us-east-1", "us-*"] })
            ),
            ["passwords of eight characters"] = (
                "PasswordLength",
                stack => Examples.Baseline(stack, props => props with { PasswordLength = 8 })
            ),
            ["access unused for a year"] = (
                "UnusedAfterDays",
                stack => Examples.Baseline(stack, props => props with { UnusedAfterDays = 365 })
            ),
            ["a key whose services work for anybody"] = (
                "ServiceAccounts",
                stack => Examples.Key(stack, props => props with { ServiceAccounts = ["*"] })
            ),
            ["guards that leave global inference open"] = (
                "Regions",
                stack => Examples.Guards(stack, props => props with { Regions = ["us-east-1", "unspecified"] })
            ),
            ["guards that approve a maker's models"] = (
                "Models",
                stack => Examples.Guards(stack, props => props with { Models = ["anthropic.*"] })
            ),
            ["guards that approve a global profile"] = (
                "Models",
                stack => Examples.Guards(stack, props => props with { Models = ["global." + Examples.Model] })
            ),
            ["guards over no archive"] = (
                "ArchivePrefix",
                stack => Examples.Guards(stack, props => props with { ArchivePrefix = "" })
            ),
            ["guards that except every role"] = (
                "Keepers",
                stack => Examples.Guards(stack, props => props with { Keepers = ["arn:aws:iam::*:role/*"] })
            ),
            ["guards that let everybody end keys"] = (
                "KeyAdministrators",
                stack => Examples.Guards(stack, props => props with { KeyAdministrators = ["arn:aws:iam::*:root"] })
            ),
        };

    private static bool Accepted(SmallStack small, Finding finding) =>
        finding.Resource is { } resource
        && small.Template["Resources"]![resource.LogicalId]?["Metadata"]?["Ringfence"]?["accepted"]
            is JsonArray accepted
        && accepted.Any(one => one!["rule"]!.ToString() == finding.Control.Id);
}
