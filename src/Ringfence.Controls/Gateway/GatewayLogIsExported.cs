using Ringfence.Controls.Facts;
using Ringfence.Controls.Frameworks;

namespace Ringfence.Controls.Gateway;

internal sealed class GatewayLogIsExported() : ResourceControl("AWS::Logs::LogGroup")
{
    public override string Title => "The gateway's records reach the security team's platform";

    public override string Why => "What lies in one log group is seen by whoever looks there.";

    public override Severity Severity => Severity.Medium;

    public override IReadOnlyList<string> Requirements => ["gw-siem-export"];

    public override IReadOnlyList<Citation> Cites =>
        [Hipaa.ActivityReview, Soc2.CC7_2, Nist80053.AU_6_4, Nist80053.SI_4, Iso27001.A_8_15, Iso27001.A_8_16];

    public override Construction Build => Construction.By("GatewayFleet");

    public override Verdict Check(Resource resource)
    {
        if (!GatewayLog.Is(resource))
        {
            return Verdict.NotApplicable("It is no log group of an LLM gateway (by its name, id or the tag purpose).");
        }

        return resource.Estate.Referring(resource, "AWS::Logs::SubscriptionFilter", "LogGroupName").Count > 0
                ? Verdict.Pass("A subscription carries its records on.")
            : HasOther(resource.Estate)
                ? Verdict.Unknown("A subscription's log group is known only when deployed; it must be this one.")
            : Verdict.Fail("No AWS::Logs::SubscriptionFilter carries its records to the SIEM.");
    }

    private static bool HasOther(Estate estate)
    {
        foreach (var filter in estate.OfType("AWS::Logs::SubscriptionFilter"))
        {
            if (filter["LogGroupName"].IsUnresolved)
            {
                return true;
            }
        }

        return false;
    }
}
