using Ringfence.Controls.Facts;
using Ringfence.Controls.Frameworks;

namespace Ringfence.Controls.Bedrock;

internal sealed class ModelAccessIsReviewed() : EstateControl("Ringfence::Bedrock::ServiceLastAccessed")
{
    public override string Title => "Rights to ask models that nobody uses are taken back";

    public override string Why => "A right granted for a trial last year is one more way to the models this year.";

    public override Severity Severity => Severity.Medium;

    public override IReadOnlyList<string> Requirements => ["bedrock-model-access-review"];

    public override IReadOnlyList<Citation> Cites =>
        [
            Hipaa.AccessEstablishment,
            Hipaa.ActivityReview,
            Soc2.CC6_2,
            Soc2.CC6_3,
            Nist80053.AC_2_3,
            Nist80053.AC_6_7,
            Iso27001.A_5_18,
            Iso42001.A_9_2,
            Sox.Access,
        ];

    public override string? Asks =>
        "The models that may be asked, and by whom, were reviewed within the last quarter and trimmed: give the date and the record.";

    public override Construction Build => Construction.Practised("platform team");

    public override IEnumerable<Judgement> Check(Estate estate) =>
        LiveFacts.Each(estate, "Ringfence::Bedrock::ServiceLastAccessed", "who has not used Bedrock of late", Judge);

    private static Verdict Judge(Resource principal)
    {
        var days = principal["UnusedDays"];
        return days.IsMissing
            ? Verdict.Fail("It may use Bedrock and never did; take the right back.")
            : Verdict.Property("UnusedDays", days, days.AtMost(90), "at most 90");
    }
}
