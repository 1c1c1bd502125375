using Ringfence.Controls.Facts;
using Ringfence.Controls.Frameworks;

namespace Ringfence.Controls.Rds;

internal sealed class InstanceSpansZones() : ResourceControl("AWS::RDS::DBInstance")
{
    public override string Title => "A database outlives the loss of a zone";

    public override string Why =>
        "Without a standby in another zone a failure there takes the database away for as long as it lasts.";

    public override Severity Severity => Severity.Medium;

    public override IReadOnlyList<Citation> Cites =>
        [Hipaa.ContingencyPlan, Hipaa.EmergencyMode, Soc2.A1_2, Nist80053.CP_10, Nist80053.SC_5, Iso27001.A_8_14];

    public override Construction Build => Construction.Set("MultiAZ", true);

    public override Fix? FixFor(Resource resource) =>
        new([.. Build.Sets])
        {
            Cli = "aws rds modify-db-instance --db-instance-identifier ID --multi-az",
            Mind = "The standby doubles the instance's price.",
        };

    public override Verdict Check(Resource resource)
    {
        if (ClusterMembership.Of(resource) is { IsYes: true })
        {
            return ClusterMembership.Elsewhere;
        }

        var spans = resource["MultiAZ"];
        return ClusterMembership.Weigh(resource, Verdict.Property("MultiAZ", spans, spans.IsTrue, "true"));
    }

    public override EvidenceQuery Evidence =>
        new(
            [],
            [
                new("rds.amazonaws.com", "ModifyDBInstance")
                {
                    Where = new Dictionary<string, string?> { ["requestParameters.multiAZ"] = "false" },
                },
            ]
        );

    public override Equivalents Equivalents =>
        new()
        {
            Config = ["rds-multi-az-support"],
            CdkNag = ["RDSMultiAZSupport"],
            Guard = ["RDS_MULTI_AZ_SUPPORT", "CT.RDS.PR.1"],
            Checkov = ["CKV_AWS_157"],
            Prowler = ["rds_instance_multi_az"],
        };
}
