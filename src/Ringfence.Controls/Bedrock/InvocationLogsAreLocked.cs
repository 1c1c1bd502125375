using System.Text.Json.Nodes;
using Ringfence.Controls.Facts;
using Ringfence.Controls.Frameworks;

namespace Ringfence.Controls.Bedrock;

internal sealed class InvocationLogsAreLocked()
    : EstateControl("AWS::S3::Bucket", "Custom::AWS", "Ringfence::Bedrock::InvocationLogging")
{
    public override string Title => "Records of model calls cannot be changed or deleted";

    public override string Why =>
        "The record of what was asked is the first thing that whoever asked wrongly would remove.";

    public override Severity Severity => Severity.Critical;

    public override IReadOnlyList<string> Requirements => ["bedrock-invocation-object-lock"];

    public override IReadOnlyList<Citation> Cites =>
        [
            Hipaa.Integrity,
            Hipaa.AuditControls,
            Soc2.CC7_2,
            Soc2.PI1_5,
            Nist80053.AU_9,
            Nist80053.AU_9_2,
            Nist80053.AU_11,
            Iso27001.A_5_33,
            Iso27001.A_8_15,
            Sox.Logging,
            Iso42001.A_6_2_8,
        ];

    public override Construction Build => Construction.By("EvidenceStore");

    public override IEnumerable<Judgement> Check(Estate estate) =>
        InvocationLog.EachBucket(estate, "it must have Object Lock with a default retention.", Judge);

    public override Fix? FixFor(Resource resource)
    {
        ArgumentNullException.ThrowIfNull(resource);
        return resource.Type != "AWS::S3::Bucket"
            ? null
            : new Fix([
                new SetProperty("VersioningConfiguration.Status", "Enabled"),
                new SetProperty("ObjectLockEnabled", true),
                new SetProperty("ObjectLockConfiguration.ObjectLockEnabled", "Enabled"),
                new SetProperty(
                    "ObjectLockConfiguration.Rule.DefaultRetention",
                    new JsonObject { ["Mode"] = "GOVERNANCE", ["Days"] = resource.Estate.Expectations.RetentionDays }
                ),
            ])
            {
                Mind =
                    "Object Lock cannot be turned off again. GOVERNANCE lets those with s3:BypassGovernanceRetention erase a record when a person asks for erasure; COMPLIANCE lets nobody.",
                Cli =
                    "aws s3api put-bucket-versioning --bucket NAME --versioning-configuration Status=Enabled && "
                    + "aws s3api put-object-lock-configuration --bucket NAME --object-lock-configuration "
                    + $"'{{\"ObjectLockEnabled\":\"Enabled\",\"Rule\":{{\"DefaultRetention\":{{\"Mode\":\"GOVERNANCE\",\"Days\":{resource.Estate.Expectations.RetentionDays}}}}}}}'",
            };
    }

    private static Verdict Judge(Resource bucket) =>
        Verdict.Of(
            LogBucket.IsLocked(bucket) | LogBucket.IsCopiedToLocked(bucket),
            "Object Lock keeps what is put there, or in the copy.",
            "It has no Object Lock with a default retention, and no copy in a bucket that has; anyone with s3:DeleteObject can remove the records.",
            "It is copied to a bucket that is not here; that one must have Object Lock with a default retention."
        );
}
