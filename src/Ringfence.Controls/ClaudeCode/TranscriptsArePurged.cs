using Ringfence.Controls.Facts;
using Ringfence.Controls.Frameworks;

namespace Ringfence.Controls.ClaudeCode;

internal sealed class TranscriptsArePurged() : ResourceControl("Ringfence::ClaudeCode::ManagedSettings")
{
    public override string Title => "Transcripts on developers' machines are purged";

    public override string Why => "Every session is kept in clear text on the laptop, with whatever it read.";

    public override Severity Severity => Severity.Medium;

    public override IReadOnlyList<string> Requirements => ["client-transcript-cleanup"];

    public override IReadOnlyList<Citation> Cites =>
        [
            Hipaa.Disposal,
            Hipaa.WorkstationSecurity,
            Soc2.C1_2,
            Nist80053.MP_6,
            Nist80053.SI_12,
            Iso27001.A_8_10,
            Gdpr.StorageLimitation,
            Gdpr.Erasure,
        ];

    public override Construction Build => Construction.Set("cleanupPeriodDays", 7);

    public override Verdict Check(Resource resource)
    {
        var days = resource["cleanupPeriodDays"];

        // Claude Code keeps thirty days where it is not said, and refuses the whole file for 0.
        return Verdict.Property(
            "cleanupPeriodDays",
            days,
            days.AtLeast(1) & days.AtMost(30),
            "said, from 1 to 30 days"
        );
    }
}
