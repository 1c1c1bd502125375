using Ringfence.Controls.Facts;
using Ringfence.Controls.Frameworks;

namespace Ringfence.Controls.Dms;

internal sealed class MigrationEndpointUsesTls() : ResourceControl("AWS::DMS::Endpoint")
{
    public override string Title => "Rows in migration travel under TLS";

    public override string Why => "Rows in migration pass every network between the databases.";

    public override Severity Severity => Severity.High;

    public override IReadOnlyList<Citation> Cites =>
        [
            Hipaa.TransmissionSecurity,
            Hipaa.TransmissionIntegrity,
            Hipaa.TransmissionEncryption,
            Soc2.CC6_7,
            Nist80053.SC_8,
            Nist80053.SC_8_1,
            Iso27001.A_8_24,
        ];

    public override Construction Build => Construction.Set("SslMode", "require");

    public override Fix? FixFor(Resource resource) =>
        new([.. Build.Sets]) { Cli = "aws dms modify-endpoint --endpoint-arn ARN --ssl-mode require" };

    public override Verdict Check(Resource resource)
    {
        var engine = resource["EngineName"];
        if (engine.IsOneOf(NoSslMode).IsYes)
        {
            return Verdict.NotApplicable($"EngineName {engine} takes no SslMode; its protocol decides.");
        }

        var mode = resource["SslMode"];
        return Verdict.Property(
            "SslMode",
            mode,
            mode.IsOneOf("require", "verify-ca", "verify-full"),
            "require, verify-ca or verify-full"
        );
    }

    public override Equivalents Equivalents =>
        new()
        {
            Config = ["dms-endpoint-ssl-configured"],
            Guard = ["CT.DMS.PR.2"],
            Prowler = ["dms_endpoint_ssl_enabled"],
        };

    // AWS DMS User Guide, "Using SSL with AWS Database Migration Service".
    private static readonly string[] NoSslMode =
    [
        "s3",
        "dynamodb",
        "kinesis",
        "opensearch",
        "elasticsearch",
        "neptune",
        "redshift-serverless",
        "timestream",
    ];
}
