using Ringfence.Controls.Frameworks;

namespace Ringfence.Controls.Governance;

internal sealed class AddendumIsKept : AttestedControl
{
    public override string Title => "A copy of the Business Associate Addendum is kept";

    public override string Why =>
        "Years later the question is what was agreed then; the console shows what is agreed now.";

    public override Severity Severity => Severity.Medium;

    public override IReadOnlyList<string> Requirements => ["gov-baa-copy-retained"];

    public override IReadOnlyList<Citation> Cites =>
        [Hipaa.Documentation, Hipaa.DocumentRetention, Soc2.CC2_3, Soc2.CC9_2, Nist80053.AU_11, Iso27001.A_5_33];

    public override string Asks =>
        "A copy of the executed addendum lies in the compliance evidence store, for six years from when it was last in effect: attach it (its digest is recorded).";

    public override Construction Build => Construction.Practised("privacy officer");
}
