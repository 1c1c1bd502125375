using Ringfence.Controls.Frameworks;

namespace Ringfence.Controls.Backup;

internal sealed class RecoveryIsWrittenDown : AttestedControl
{
    public override string Title => "A runbook says how, how fast and how far back we recover";

    public override string Why => "In a disaster nobody has the time to find out.";

    public override Severity Severity => Severity.Medium;

    public override IReadOnlyList<string> Requirements => ["dr-runbook"];

    public override IReadOnlyList<Citation> Cites =>
        [
            Hipaa.ContingencyPlan,
            Hipaa.DisasterRecovery,
            Hipaa.EmergencyMode,
            Soc2.A1_2,
            Soc2.A1_3,
            Nist80053.CP_2,
            Nist80053.CP_10,
            Iso27001.A_5_29,
            Iso27001.A_5_30,
        ];

    public override Construction Build => Construction.Practised("whoever is responsible for continuity");

    public override string Asks =>
        "Is there a recovery runbook with recovery time and recovery point objectives and the steps of a restore? Give its document.";
}
