using Ringfence.Controls.Facts;
using Ringfence.Controls.Frameworks;

namespace Ringfence.Controls.S3;

internal sealed class ObjectAccessIsRecorded() : ResourceControl("AWS::S3::Bucket")
{
    public override string Title => "Every read and write of an object is recorded";

    public override string Why => "Without a record of reads nobody can say whose file was opened.";

    public override Severity Severity => Severity.High;

    public override IReadOnlyList<string> Requirements => ["s3-access-logged"];

    public override IReadOnlyList<Citation> Cites =>
        [
            Hipaa.AuditControls,
            Hipaa.WorkforceAuthorization,
            Soc2.CC7_2,
            Nist80053.AU_2,
            Nist80053.AU_3,
            Nist80053.AU_12,
            Iso27001.A_8_15,
        ];

    public override Construction Build => Construction.By("AuditTrail");

    public override Fix? FixFor(Resource resource) => AccessLogBucket.Fix();

    public override Verdict Check(Resource resource)
    {
        if (BucketRoles.TakesAccessLogs(resource))
        {
            return Verdict.NotApplicable("It takes the access logs of others; its own would go round in a circle.");
        }

        var logging = resource["LoggingConfiguration.DestinationBucketName"].IsPresent;
        if (logging.IsYes)
        {
            return Verdict.Pass("LoggingConfiguration names a destination.");
        }

        var recorded = logging;
        foreach (var trail in resource.Estate.OfType("AWS::CloudTrail::Trail"))
        {
            recorded |= DataEvents.Cover(trail, resource);
        }

        return Verdict.Of(
            recorded,
            "A trail records the reads and writes of its objects.",
            "LoggingConfiguration names no destination, and no trail here records its objects' reads and writes."
        );
    }
}
