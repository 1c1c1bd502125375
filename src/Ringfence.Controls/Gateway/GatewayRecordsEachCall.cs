using Ringfence.Controls.Facts;
using Ringfence.Controls.Frameworks;

namespace Ringfence.Controls.Gateway;

internal sealed class GatewayRecordsEachCall() : EstateControl("Ringfence::Gateway::LogSample")
{
    public override string Title => "The gateway records who asked which model, when, how much and with what outcome";

    public override string Why => "CloudTrail knows the gateway; only the gateway knows the person.";

    public override Severity Severity => Severity.High;

    public override IReadOnlyList<string> Requirements => ["gw-metadata-log"];

    public override IReadOnlyList<Citation> Cites =>
        [
            Hipaa.AuditControls,
            Hipaa.UniqueUser,
            Soc2.CC7_2,
            Nist80053.AU_3,
            Nist80053.AU_12,
            Iso27001.A_8_15,
            Iso42001.A_6_2_8,
            Sox.Logging,
        ];

    public override Construction Build => Construction.By("GatewayFleet");

    public override IEnumerable<Judgement> Check(Estate estate) =>
        LiveFacts.Each(estate, "Ringfence::Gateway::LogSample", "what the gateway records", Judge);

    private static Verdict Judge(Resource sample)
    {
        var fields = sample["Fields"];
        foreach (var field in Fields)
        {
            var has = Truth.Any(fields.Items, each => each.IsLike(field));
            if (!has.IsYes)
            {
                return Verdict
                    .Of(has, "", $"Its records have no {field}.", "What its records hold is not known.")
                    .At(fields);
            }
        }

        return Verdict.Pass("Its records hold all that is asked.");
    }

    private static readonly string[] Fields =
    [
        "identity",
        "time",
        "duration",
        "model",
        "inputTokens",
        "outputTokens",
        "latency",
        "team",
        "status",
    ];
}
