using Ringfence.Controls.Facts;
using Ringfence.Controls.Frameworks;

namespace Ringfence.Controls.Glue;

internal sealed class JobBookmarksAreEncrypted() : ResourceControl("AWS::Glue::Job")
{
    public override string Title => "What a job remembers between runs is encrypted";

    public override string Why => "Bookmarks name the records that a job has read.";

    public override Severity Severity => Severity.Medium;

    public override IReadOnlyList<Citation> Cites =>
        [Hipaa.EncryptionAtRest, Soc2.CC6_1, Nist80053.SC_13, Nist80053.SC_28, Iso27001.A_8_24];

    public override Construction Build => Construction.By("PhiKey");

    public override Verdict Check(Resource resource)
    {
        return JobSecurity.Judge(
            resource,
            "SecurityConfiguration",
            "JobBookmarksEncryption.JobBookmarksEncryptionMode",
            "CSE-KMS"
        );
    }

    public override Equivalents Equivalents =>
        new() { CdkNag = ["GlueJobBookmarkEncrypted"], Prowler = ["glue_etl_jobs_job_bookmark_encryption_enabled"] };
}
