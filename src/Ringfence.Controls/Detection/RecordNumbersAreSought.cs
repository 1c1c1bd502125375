using Ringfence.Controls.Facts;
using Ringfence.Controls.Frameworks;

namespace Ringfence.Controls.Detection;

internal sealed class RecordNumbersAreSought()
    : EstateControl("AWS::Macie::CustomDataIdentifier", "Ringfence::Macie::Coverage")
{
    public override string Title =>
        "Macie knows the form of our record numbers, and looks in development and log buckets too";

    public override string Why =>
        "Macie's own identifiers know no hospital's record numbers; a leak lies in the buckets that nobody thinks of.";

    public override Severity Severity => Severity.Medium;

    public override IReadOnlyList<string> Requirements => ["det-macie-scope"];

    public override IReadOnlyList<Citation> Cites { get; } =
    [
        Hipaa.ActivityReview,
        Hipaa.MinimumNecessary,
        Soc2.C1_1,
        Soc2.CC7_2,
        Nist80053.SI_4,
        Nist80053.AC_23,
        Iso27001.A_8_12,
    ];

    public override Construction Build => Construction.By("Detection");

    public override IEnumerable<Judgement> Check(Estate estate)
    {
        if (estate.OfType("AWS::Macie::CustomDataIdentifier").Count == 0)
        {
            yield return Whole(estate.Absent("a Macie custom data identifier for record numbers"));
            yield break;
        }

        var coverage = estate.FirstOf("Ringfence::Macie::Coverage");
        yield return Whole(
            coverage is null
                ? Verdict.Unknown(
                    "A custom data identifier is defined; which buckets Macie looks into is told by the live account alone."
                )
                : Verdict.Of(
                    !coverage["BucketsLeftOut"].HasItems,
                    "Every bucket is looked into.",
                    $"Macie leaves out {coverage["BucketsLeftOut"]}."
                )
        );
    }

    public override EvidenceQuery Evidence =>
        new(
            [new("macie2.amazonaws.com", "CreateCustomDataIdentifier")],
            [new("macie2.amazonaws.com", "DeleteCustomDataIdentifier")]
        );
}
