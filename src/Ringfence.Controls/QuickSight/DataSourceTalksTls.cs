using Ringfence.Controls.Facts;
using Ringfence.Controls.Frameworks;

namespace Ringfence.Controls.QuickSight;

internal sealed class DataSourceTalksTls() : ResourceControl("AWS::QuickSight::DataSource")
{
    public override string Title => "Dashboards read their data over TLS";

    public override string Why => "A dashboard draws whole tables over the network.";

    public override Severity Severity => Severity.Medium;

    public override IReadOnlyList<Citation> Cites =>
        [Hipaa.TransmissionSecurity, Hipaa.TransmissionEncryption, Soc2.CC6_7, Nist80053.SC_8, Iso27001.A_8_24];

    public override Construction Build => Construction.Set("SslProperties.DisableSsl", false);

    public override Verdict Check(Resource resource)
    {
        var value = resource["SslProperties.DisableSsl"];
        return Verdict.Property("SslProperties.DisableSsl", value, !value.IsTrue, "false or absent");
    }

    public override string? AwsDefault =>
        "QuickSight connects with SSL unless DisableSsl is true (Amazon QuickSight API reference, SslProperties).";

    public override Equivalents Equivalents => new() { CdkNag = ["QuicksightSSLConnections"] };
}
