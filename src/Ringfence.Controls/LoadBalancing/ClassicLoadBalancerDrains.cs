using Ringfence.Controls.Facts;
using Ringfence.Controls.Frameworks;

namespace Ringfence.Controls.LoadBalancing;

internal sealed class ClassicLoadBalancerDrains() : ResourceControl("AWS::ElasticLoadBalancing::LoadBalancer")
{
    public override string Title => "A classic load balancer lets calls end";

    public override string Why => "A machine that is taken away in the middle of a call loses what it was writing.";

    public override Severity Severity => Severity.Low;

    public override IReadOnlyList<Citation> Cites =>
        [Hipaa.ContingencyPlan, Soc2.A1_2, Nist80053.CP_10, Nist80053.SC_5, Iso27001.A_8_14];

    public override Construction Build => Construction.Set("ConnectionDrainingPolicy.Enabled", true);

    public override Fix? FixFor(Resource resource) =>
        new([.. Build.Sets])
        {
            Cli =
                """aws elb modify-load-balancer-attributes --load-balancer-name NAME --load-balancer-attributes '{"ConnectionDraining":{"Enabled":true}}'""",
        };

    public override Verdict Check(Resource resource)
    {
        var value = resource["ConnectionDrainingPolicy.Enabled"];
        return Verdict.Property("ConnectionDrainingPolicy.Enabled", value, value.IsTrue, "true");
    }

    public override Equivalents Equivalents =>
        new() { CdkNag = ["CLBConnectionDraining"], Guard = ["CT.ELASTICLOADBALANCING.PR.13"] };
}
