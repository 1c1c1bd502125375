using Ringfence.Controls.Facts;
using Ringfence.Controls.Frameworks;
using Ringfence.Controls.Kms;

namespace Ringfence.Controls.Timestream;

internal sealed class TimeSeriesUseCustomerKey() : ResourceControl("AWS::Timestream::Database")
{
    public override string Title => "Time series are under a key of ours";

    public override string Why => "A key that AWS manages cannot be withdrawn, scoped or audited by us.";

    public override Severity Severity => Severity.High;

    public override IReadOnlyList<string> Requirements => ["kms-cmk-everywhere"];

    public override IReadOnlyList<Citation> Cites =>
        [Hipaa.EncryptionAtRest, Soc2.CC6_1, Nist80053.SC_12, Nist80053.SC_28, Iso27001.A_8_24];

    public override Construction Build => Construction.By("PhiKey");

    public override Fix? FixFor(Resource resource) =>
        CompanionKey.Fix(["KmsKeyId"]) with
        {
            Cli = "aws timestream-write update-database --database-name NAME --kms-key-id KEY_ARN",
        };

    public override Verdict Check(Resource resource) => CustomerKey.Judge("KmsKeyId", resource["KmsKeyId"]);
}
