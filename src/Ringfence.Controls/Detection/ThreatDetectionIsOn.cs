using Ringfence.Controls.Facts;
using Ringfence.Controls.Frameworks;

namespace Ringfence.Controls.Detection;

internal sealed class ThreatDetectionIsOn() : ResourceControl("AWS::GuardDuty::Detector")
{
    public override string Title => "GuardDuty watches, with its protection of S3, databases and Lambda";

    public override string Why =>
        "Stolen credentials behave unlike their owner; GuardDuty is what notices, in the plans that are on.";

    public override Severity Severity => Severity.High;

    public override IReadOnlyList<string> Requirements => ["det-guardduty"];

    public override IReadOnlyList<Citation> Cites { get; } =
    [
        Hipaa.ActivityReview,
        Hipaa.MaliciousSoftware,
        Hipaa.IncidentResponse,
        Soc2.CC6_8,
        Soc2.CC7_2,
        Nist80053.SI_4,
        Nist80053.SI_3,
        Nist80053.RA_5,
        Iso27001.A_8_16,
        Iso27001.A_8_7,
    ];

    public override Construction Build =>
        Construction
            .Set("Enable", true)
            .And("Features[Name=S3_DATA_EVENTS].Status", "ENABLED")
            .And("Features[Name=RDS_LOGIN_EVENTS].Status", "ENABLED")
            .And("Features[Name=LAMBDA_NETWORK_LOGS].Status", "ENABLED");

    public override Verdict Check(Resource resource)
    {
        var enabled = resource["Enable"];
        if (!enabled.IsTrue.IsYes)
        {
            return Verdict.Property("Enable", enabled, enabled.IsTrue, "true");
        }

        // S3 protection may also be said in the older DataSources.
        var off = Plans
            .Select(plan =>
                (
                    plan,
                    on: resource[$"Features[Name={plan}].Status"].Is("ENABLED")
                        | (plan == "S3_DATA_EVENTS" ? resource["DataSources.S3Logs.Enable"].IsTrue : Truth.No)
                )
            )
            .Where(each => !each.on.IsYes)
            .ToList();
        return Verdict
            .Of(
                Truth.All(off, each => each.on),
                "GuardDuty is on with its protection plans.",
                $"GuardDuty is on without {string.Join(", ", off.Select(each => each.plan))}; each must be ENABLED in Features."
            )
            .At(resource["Features"]);
    }

    public override Fix? FixFor(Resource resource) =>
        Build.FixFor(resource) is { } fix
            ? fix with
            {
                Cli =
                    "aws guardduty update-detector --detector-id ID --enable --features Name=S3_DATA_EVENTS,Status=ENABLED Name=RDS_LOGIN_EVENTS,Status=ENABLED Name=LAMBDA_NETWORK_LOGS,Status=ENABLED",
            }
            : null;

    public override EvidenceQuery Evidence =>
        new(
            [new("guardduty.amazonaws.com", "CreateDetector")],
            [
                new("guardduty.amazonaws.com", "DeleteDetector"),
                new("guardduty.amazonaws.com", "UpdateDetector")
                {
                    Where = new Dictionary<string, string?> { ["requestParameters.enable"] = "false" },
                },
            ]
        );

    public override Equivalents Equivalents => new() { Prowler = ["guardduty_s3_protection_enabled"] };

    private static readonly string[] Plans = ["S3_DATA_EVENTS", "RDS_LOGIN_EVENTS", "LAMBDA_NETWORK_LOGS"];
}
