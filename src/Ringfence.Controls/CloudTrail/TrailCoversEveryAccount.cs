using Ringfence.Controls.Facts;
using Ringfence.Controls.Frameworks;

namespace Ringfence.Controls.CloudTrail;

internal sealed class TrailCoversEveryAccount() : ResourceControl("AWS::CloudTrail::Trail")
{
    public override string Title => "The organisation trail covers every account";

    public override string Why => "An account outside the trail is where the next incident will be unrecorded.";

    public override Severity Severity => Severity.High;

    public override IReadOnlyList<string> Requirements => ["ct-all-accounts"];

    public override IReadOnlyList<Citation> Cites { get; } =
    [Hipaa.AuditControls, Soc2.CC7_2, Nist80053.AU_2, Nist80053.AU_12_1, Iso27001.A_8_15];

    public override Construction Build => Construction.Set("IsOrganizationTrail", true);

    public override Fix? FixFor(Resource resource) =>
        new([.. Build.Sets]) { Cli = "aws cloudtrail update-trail --name NAME --is-organization-trail" };

    public override IReadOnlyList<Outcome> Answers => [Outcome.Pass, Outcome.Unknown];

    public override Verdict Check(Resource resource)
    {
        var value = resource["IsOrganizationTrail"];
        return value.IsMissing || value.IsFalse.IsYes
            ? Verdict
                .Unknown(
                    "The trail is of this account alone. An organisation trail, or a trail in each account, decides it: audit the management account too."
                )
                .At(value)
            : Verdict.Property(
                "IsOrganizationTrail",
                value,
                value.IsTrue,
                "true, or every account must have a trail of its own"
            );
    }

    public override EvidenceQuery Evidence =>
        new(
            [
                new("cloudtrail.amazonaws.com", "CreateTrail")
                {
                    Where = new Dictionary<string, string?> { ["requestParameters.isOrganizationTrail"] = "true" },
                },
            ],
            [
                new("cloudtrail.amazonaws.com", "UpdateTrail")
                {
                    Where = new Dictionary<string, string?> { ["requestParameters.isOrganizationTrail"] = "false" },
                },
            ]
        );
}
