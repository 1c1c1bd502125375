using Ringfence.Controls.Facts;
using Ringfence.Controls.Frameworks;

namespace Ringfence.Controls.Network;

internal sealed class VpcRefusesPlainTraffic() : ResourceControl("AWS::EC2::VPCEncryptionControl")
{
    public override string Title => "A VPC refuses traffic that is not encrypted";

    public override string Why => "To watch plain traffic is not to stop it.";

    public override Severity Severity => Severity.Medium;

    public override IReadOnlyList<string> Requirements => ["tls-internal"];

    public override IReadOnlyList<Citation> Cites =>
        [
            Hipaa.TransmissionSecurity,
            Hipaa.TransmissionEncryption,
            Soc2.CC6_7,
            Nist80053.SC_8,
            Nist80053.SC_8_1,
            Iso27001.A_5_14,
            Iso27001.A_8_24,
        ];

    public override Construction Build => Construction.Set("Mode", "enforce");

    public override Fix? FixFor(Resource resource) =>
        new([.. Build.Sets])
        {
            Cli = "aws ec2 modify-vpc-encryption-control --vpc-encryption-control-id ID --mode enforce",
        };

    public override Verdict Check(Resource resource)
    {
        var value = resource["Mode"];
        return Verdict.Property("Mode", value, value.Is("enforce"), "enforce");
    }
}
