using Ringfence.Controls.Facts;
using Ringfence.Controls.Frameworks;

namespace Ringfence.Controls.Waf;

internal sealed class FirewallWritesLogs() : ResourceControl("AWS::WAFv2::WebACL")
{
    public override string Title => "A web firewall writes down what it lets in and what it stops";

    public override string Why => "Without its log an attack that got through leaves no trace at the door.";

    public override Severity Severity => Severity.Medium;

    public override IReadOnlyList<Citation> Cites =>
        [
            Hipaa.ActivityReview,
            Hipaa.AuditControls,
            Soc2.CC7_2,
            Nist80053.AU_2,
            Nist80053.AU_3,
            Nist80053.AU_12,
            Iso27001.A_8_15,
        ];

    public override Construction Build => Construction.By("EvidenceStore");

    public override Verdict Check(Resource resource)
    {
        var estate = resource.Estate;
        if (estate.Referring(resource, "AWS::WAFv2::LoggingConfiguration", "ResourceArn").Count > 0)
        {
            return Verdict.Pass("A logging configuration names it.");
        }

        // By its name in an ARN: arn:aws:wafv2:…:regional/webacl/NAME/ID.
        var name = resource["Name"];
        var named = Truth.No;
        foreach (var log in estate.OfType("AWS::WAFv2::LoggingConfiguration"))
        {
            var arn = log["ResourceArn"];
            named |=
                arn.IsUnresolved ? Truth.Unknown
                : name.IsLiteral ? arn.Contains($"webacl/{name.Text}/") | arn.EndsWith($"webacl/{name.Text}")
                : Truth.No;
        }

        return Verdict.Of(named, "A logging configuration names it.", "No AWS::WAFv2::LoggingConfiguration names it.");
    }

    public override Equivalents Equivalents =>
        new()
        {
            Config = ["wafv2-logging-enabled"],
            CdkNag = ["WAFv2LoggingEnabled"],
            Guard = ["WAFV2_LOGGING_ENABLED"],
            Prowler = ["wafv2_webacl_logging_enabled"],
        };
}
