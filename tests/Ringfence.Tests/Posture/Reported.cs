using Ringfence.Controls;
using Ringfence.Posture;

namespace Ringfence.Tests.Posture;

/// <summary>Audits of one bucket that lacks everything, with names that a report must escape.</summary>
internal static class Reported
{
    public const string File = "dir/a b<i>.json";

    public static AuditRun Run(params string[] controls) =>
        Auditor.Run(
            [
                Audits.File(
                    """{"Resources":{"Logs":{"Type":"AWS::S3::Bucket","Properties":{"BucketName":"=cmd|'<script>alert(1)</script>"}}}}""",
                    File
                ),
            ],
            new AuditOptions
            {
                Controls = controls.Length == 0 ? Catalogue.All : [.. controls.Select(id => Catalogue.Find(id)!)],
            }
        );
}
