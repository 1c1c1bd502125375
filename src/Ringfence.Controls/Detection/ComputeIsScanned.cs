using Ringfence.Controls.Facts;
using Ringfence.Controls.Frameworks;

namespace Ringfence.Controls.Detection;

internal sealed class ComputeIsScanned() : EstateControl("Ringfence::Inspector::Account")
{
    public override string Title => "Inspector scans instances, images and functions";

    public override string Why => "A known hole that is not patched is the cheapest way in.";

    public override Severity Severity => Severity.Medium;

    public override IReadOnlyList<string> Requirements => ["det-inspector"];

    public override IReadOnlyList<Citation> Cites { get; } =
    [Hipaa.RiskAnalysis, Hipaa.MaliciousSoftware, Soc2.CC7_1, Nist80053.RA_5, Nist80053.SI_2, Iso27001.A_8_8];

    public override Construction Build => Construction.By("Detection");

    public override IEnumerable<Judgement> Check(Estate estate)
    {
        var account = estate.FirstOf("Ringfence::Inspector::Account");
        yield return Whole(
            account is null
                ? Verdict.Unknown(
                    "No CloudFormation type turns Inspector on; the live account tells (inspector2:BatchGetAccountStatus)."
                )
                : Verdict.Of(
                    account["Ec2"].Is("ENABLED") & account["Ecr"].Is("ENABLED") & account["Lambda"].Is("ENABLED"),
                    "Inspector scans EC2, ECR and Lambda.",
                    $"Inspector: EC2 {account["Ec2"]}, ECR {account["Ecr"]}, Lambda {account["Lambda"]}; each must be ENABLED."
                )
        );
    }

    public override EvidenceQuery Evidence =>
        new([new("inspector2.amazonaws.com", "Enable")], [new("inspector2.amazonaws.com", "Disable")]);

    public override Equivalents Equivalents => new() { Prowler = ["inspector2_is_enabled"] };
}
