using Ringfence.Controls.Facts;
using Ringfence.Controls.Frameworks;
using Ringfence.Controls.Kms;
using Ringfence.Controls.S3;

namespace Ringfence.Controls.Bedrock;

internal sealed class InvocationLogsUseCustomerKey()
    : EstateControl("AWS::S3::Bucket", "AWS::Logs::LogGroup", "Custom::AWS", "Ringfence::Bedrock::InvocationLogging")
{
    public override string Title => "Records of model calls are encrypted with a key of your own";

    public override string Why =>
        "Under S3's own keys whoever may read the bucket may read the records; a key of your own is a second door, with its own list and its own log.";

    public override Severity Severity => Severity.High;

    public override IReadOnlyList<string> Requirements => ["bedrock-invocation-cmk"];

    public override IReadOnlyList<Citation> Cites =>
        [Hipaa.EncryptionAtRest, Soc2.CC6_1, Nist80053.AU_9, Nist80053.SC_28, Iso27001.A_8_24];

    public override Construction Build => Construction.By("EvidenceStore");

    public override IEnumerable<Judgement> Check(Estate estate)
    {
        if (InvocationLog.In(estate).Count == 0)
        {
            yield return Whole(Verdict.NotApplicable("Nothing here configures invocation logging."));
        }

        foreach (var log in InvocationLog.In(estate))
        {
            if (estate.Find(log.Bucket, "AWS::S3::Bucket") is null && !log.Bucket.IsPresent.IsNo)
            {
                yield return new Judgement(
                    log.Source,
                    Verdict
                        .Unknown(
                            $"The bucket {log.Bucket} is not here; whether a customer-managed key encrypts it cannot be told."
                        )
                        .At(log.Bucket)
                );
            }
        }

        foreach (var bucket in InvocationLog.Buckets(estate))
        {
            yield return new Judgement(bucket, Judge(bucket));
        }

        foreach (var group in InvocationLog.LogGroups(estate))
        {
            yield return new Judgement(group, JudgeGroup(group));
        }
    }

    public override Fix? FixFor(Resource resource)
    {
        ArgumentNullException.ThrowIfNull(resource);
        if (resource.Type != "AWS::S3::Bucket")
        {
            return null;
        }

        // Bedrock writes the records by itself, and needs the key for it.
        var fix = BucketEncryption.Fix();
        return fix with { Changes = [CompanionKey.Beside("bedrock.amazonaws.com"), .. fix.Changes.Skip(1)] };
    }

    public override Equivalents Equivalents => new() { Foundation = ["bedrock-invocations-recorded"] };

    private static Verdict Judge(Resource bucket) =>
        Verdict.Of(
            LogBucket.UsesCustomerKey(bucket),
            "A customer-managed key encrypts it by default.",
            "It is not encrypted with a customer-managed key by default (SSE-S3, or AWS's key, is no such key)."
        );

    private static Verdict JudgeGroup(Resource group) => CustomerKey.Judge("KmsKeyId", group["KmsKeyId"]);
}
