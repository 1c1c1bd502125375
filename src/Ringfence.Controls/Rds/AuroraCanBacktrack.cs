using Ringfence.Controls.Facts;
using Ringfence.Controls.Frameworks;

namespace Ringfence.Controls.Rds;

internal sealed class AuroraCanBacktrack() : ResourceControl("AWS::RDS::DBCluster")
{
    public override string Title => "An Aurora MySQL cluster can be wound back";

    public override string Why => "A backtrack undoes a bad statement in minutes, where a restore takes hours.";

    public override Severity Severity => Severity.Low;

    public override IReadOnlyList<Citation> Cites =>
        [Hipaa.DataBackup, Hipaa.DisasterRecovery, Soc2.A1_2, Nist80053.CP_9, Nist80053.CP_10, Iso27001.A_8_13];

    public override Construction Build => Construction.Set("Engine", "aurora-mysql").And("BacktrackWindow", 86400);

    public override Fix? FixFor(Resource resource) =>
        new([new SetProperty("BacktrackWindow", 86400)])
        {
            Mind = "Only a new or restored cluster can be given a backtrack window.",
        };

    public override Verdict Check(Resource resource)
    {
        var engine = resource["Engine"];
        if (engine.IsLiteral && engine.Text is not ("aurora" or "aurora-mysql"))
        {
            return Verdict.NotApplicable($"Engine {engine} cannot backtrack.");
        }

        var window = resource["BacktrackWindow"];
        return Verdict
            .Of(
                window.AtLeast(1) | (engine.IsUnresolved ? Truth.Unknown : Truth.No),
                $"BacktrackWindow is {window} seconds.",
                $"BacktrackWindow is {window}; it must be at least 1 second, 259200 at most."
            )
            .At(window);
    }

    public override Equivalents Equivalents =>
        new()
        {
            Config = ["aurora-mysql-backtracking-enabled"],
            CdkNag = ["AuroraMySQLBacktrack"],
            Guard = ["CT.RDS.PR.6"],
            Checkov = ["CKV_AWS_326"],
            Prowler = ["rds_cluster_backtrack_enabled"],
        };
}
