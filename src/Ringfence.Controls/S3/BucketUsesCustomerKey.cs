using Ringfence.Controls.Facts;
using Ringfence.Controls.Frameworks;
using Ringfence.Controls.Kms;

namespace Ringfence.Controls.S3;

internal sealed class BucketUsesCustomerKey() : ResourceControl("AWS::S3::Bucket")
{
    public override string Title => "Objects are under a key of ours by default";

    public override string Why => "A key that AWS manages cannot be withdrawn, scoped or audited by us.";

    public override Severity Severity => Severity.High;

    public override IReadOnlyList<string> Requirements => ["s3-sse-kms-cmk", "kms-cmk-everywhere"];

    public override IReadOnlyList<Citation> Cites =>
        [
            Hipaa.EncryptionAtRest,
            Hipaa.DataAuthentication,
            Hipaa.TransmissionEncryption,
            Soc2.CC6_1,
            Soc2.C1_1,
            Nist80053.SC_13,
            Nist80053.SC_28,
            Nist80053.SC_28_1,
            Iso27001.A_8_24,
        ];

    public override Construction Build => Construction.By("PhiBucket");

    public override Fix? FixFor(Resource resource) => BucketEncryption.Fix();

    public override Verdict Check(Resource resource)
    {
        if (BucketRoles.TakesAccessLogs(resource))
        {
            return Verdict.NotApplicable(
                "Server access logs are delivered to it, which S3 does not deliver under KMS."
            );
        }

        var rules = resource["BucketEncryption.ServerSideEncryptionConfiguration"];
        return Verdict
            .Of(
                rules.IsUnresolved
                    ? Truth.Unknown
                    : rules.HasItems
                        & Truth.All(
                            rules.Items,
                            rule =>
                                BucketEncryption.IsKms(rule)
                                & CustomerKey.Is(rule["ServerSideEncryptionByDefault.KMSMasterKeyID"])
                        ),
                "BucketEncryption names a customer-managed key.",
                "BucketEncryption must have SSEAlgorithm aws:kms (or aws:kms:dsse) and a customer-managed KMSMasterKeyID."
            )
            .At(rules);
    }

    public override EvidenceQuery Evidence => new([], [new("s3.amazonaws.com", "DeleteBucketEncryption")]);
}
