using Ringfence.Controls.Facts;
using Ringfence.Controls.Frameworks;

namespace Ringfence.Controls.Organizations;

internal sealed class OtherEnvironmentsHoldNoCopies()
    : EstateControl("AWS::RDS::DBInstance", "AWS::RDS::DBCluster", "Ringfence::Macie::Findings")
{
    public override string Title => "Outside production there is no copy of production data";

    public override string Why => "A copy for a test has all the records and none of the guards.";

    public override Severity Severity => Severity.High;

    public override IReadOnlyList<string> Requirements => ["gov-no-phi-in-nonprod"];

    public override IReadOnlyList<Citation> Cites =>
        [
            Hipaa.MinimumNecessary,
            Hipaa.MinimumNecessaryRules,
            Hipaa.AccessManagement,
            Soc2.CC6_1,
            Soc2.C1_1,
            Soc2.P4_1,
            Nist80053.PT_2,
            Nist80053.SA_3_2,
            Iso27001.A_8_33,
            Iso27001.A_8_31,
            Gdpr.DataMinimisation,
            Iso42001.A_7_2,
        ];

    public override string? Asks =>
        "Non-production accounts hold synthetic data alone: say how it is made, and how copies of snapshots are kept out.";

    public override Construction Build => Construction.Practised("engineering lead");

    public override IEnumerable<Judgement> Check(Estate estate)
    {
        var judged = new List<Judgement>();
        foreach (var database in estate.OfTypes("AWS::RDS::DBInstance", "AWS::RDS::DBCluster"))
        {
            var environment = database["Tags[Key=environment].Value"];
            var snapshot = database["DBSnapshotIdentifier"].IsMissing
                ? database["SnapshotIdentifier"]
                : database["DBSnapshotIdentifier"];
            if (
                !environment.IsLiteral
                || environment.Text.StartsWith("prod", StringComparison.OrdinalIgnoreCase)
                || snapshot.IsMissing
            )
            {
                continue;
            }

            judged.Add(
                new Judgement(
                    database,
                    Verdict
                        .Unknown(
                            $"In the environment {environment} it is made from a snapshot ({snapshot}); that snapshot must not come from production."
                        )
                        .At(snapshot)
                )
            );
        }

        foreach (var findings in estate.OfType("Ringfence::Macie::Findings"))
        {
            judged.Add(
                new Judgement(
                    findings,
                    findings["Environment"].StartsWith("prod").IsYes
                        ? Verdict.NotApplicable("It is a production account.")
                        : Verdict.Property(
                            "ProtectedDataFindings",
                            findings["ProtectedDataFindings"],
                            findings["ProtectedDataFindings"].AtMost(0),
                            "0"
                        )
                )
            );
        }

        return judged.Count > 0
            ? judged
            : [Whole(LiveFacts.NotRead("whether other environments hold copies of protected data"))];
    }
}
