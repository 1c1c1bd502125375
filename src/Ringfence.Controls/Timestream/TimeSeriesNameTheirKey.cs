using Ringfence.Controls.Facts;
using Ringfence.Controls.Frameworks;
using Ringfence.Controls.Kms;

namespace Ringfence.Controls.Timestream;

internal sealed class TimeSeriesNameTheirKey() : ResourceControl("AWS::Timestream::Database")
{
    public override string Title => "Time series name the key that they are under";

    public override string Why => "Without a key named, AWS's own is used: it cannot be withdrawn or scoped by us.";

    public override Severity Severity => Severity.Low;

    public override IReadOnlyList<Citation> Cites =>
        [Hipaa.EncryptionAtRest, Soc2.CC6_1, Nist80053.SC_12, Nist80053.SC_28, Iso27001.A_8_24];

    public override Construction Build => Construction.By("PhiKey");

    public override Fix? FixFor(Resource resource) =>
        CompanionKey.Fix(["KmsKeyId"]) with
        {
            Cli = "aws timestream-write update-database --database-name NAME --kms-key-id KEY_ARN",
        };

    public override Verdict Check(Resource resource)
    {
        var key = resource["KmsKeyId"];
        return Verdict.Property("KmsKeyId", key, key.IsPresent, "a KMS key");
    }

    public override Equivalents Equivalents =>
        new() { CdkNag = ["TimestreamDatabaseCustomerManagedKey"], Checkov = ["CKV_AWS_160"] };
}
