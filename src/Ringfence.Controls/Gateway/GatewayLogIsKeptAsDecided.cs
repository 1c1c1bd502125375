using Ringfence.Controls.Facts;
using Ringfence.Controls.Frameworks;

namespace Ringfence.Controls.Gateway;

internal sealed class GatewayLogIsKeptAsDecided() : ResourceControl("AWS::Logs::LogGroup")
{
    public override string Title => "The gateway's records are kept for as long as was decided, and no longer";

    public override string Why => "Records about people are kept for a purpose; without an end they are kept for none.";

    public override Severity Severity => Severity.Low;

    public override IReadOnlyList<string> Requirements => ["gw-log-retention"];

    public override IReadOnlyList<Citation> Cites =>
        [
            Hipaa.DocumentRetention,
            Soc2.C1_2,
            Nist80053.AU_11,
            Nist80053.SI_12,
            Iso27001.A_8_10,
            Gdpr.StorageLimitation,
            Gdpr.DataMinimisation,
        ];

    public override Construction Build => Construction.By("GatewayFleet");

    public override Verdict Check(Resource resource)
    {
        if (!GatewayLog.Is(resource))
        {
            return Verdict.NotApplicable("It is no log group of an LLM gateway (by its name, id or the tag purpose).");
        }

        return Verdict.Property(
            "RetentionInDays",
            resource["RetentionInDays"],
            resource["RetentionInDays"].AtLeast(90),
            "set, 90 days at least"
        );
    }
}
