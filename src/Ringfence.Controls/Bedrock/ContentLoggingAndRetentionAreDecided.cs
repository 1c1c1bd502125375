using Ringfence.Controls.Facts;
using Ringfence.Controls.Frameworks;

namespace Ringfence.Controls.Bedrock;

internal sealed class ContentLoggingAndRetentionAreDecided()
    : EstateControl("Ringfence::Bedrock::AccountDataRetention", "Custom::AWS", "Ringfence::Bedrock::InvocationLogging")
{
    public override string Title => "Whether prompts are kept, or nothing is, is decided";

    public override string Why =>
        "Invocation logging keeps every prompt and answer; zero data retention promises that none is kept.";

    public override Severity Severity => Severity.Medium;

    public override IReadOnlyList<string> Requirements => ["bedrock-zdr-decision"];

    public override IReadOnlyList<Citation> Cites =>
        [
            Hipaa.FlexibilityOfSpecifications,
            Hipaa.Documentation,
            Soc2.C1_1,
            Soc2.P4_2,
            Nist80053.SI_12,
            Nist80053.PT_3,
            Iso27001.A_5_34,
            Gdpr.StorageLimitation,
            Gdpr.DataMinimisation,
            Iso42001.A_5_2,
        ];

    public override string? Asks =>
        "Whether the content of prompts and answers is kept (invocation logging) or not (zero data retention): give the decision, who took it and when.";

    public override Construction Build => Construction.Practised("privacy officer");

    public override IReadOnlyList<Outcome> Answers => [Outcome.Pass, Outcome.Unknown];

    public override IEnumerable<Judgement> Check(Estate estate)
    {
        var keeps = InvocationLog.In(estate).Any(log => log.Delivers("text").IsTrue.IsYes);
        if (!keeps && estate.OfType("Custom::AWS").Any(call => call["Create"].IsUnresolved))
        {
            return
            [
                Whole(
                    Verdict.Unknown(
                        "A custom resource here makes a call that is known only when deployed; if it configures invocation logging, decide whether prompts are kept."
                    )
                ),
            ];
        }
        var modes = estate.OfType("Ringfence::Bedrock::AccountDataRetention");
        if (!keeps && modes.Count == 0)
        {
            return
            [
                Whole(Verdict.NotApplicable("Nothing here keeps prompts, and no account's data retention was read.")),
            ];
        }

        foreach (var mode in modes)
        {
            if (keeps && !mode["Mode"].Is("none").IsNo)
            {
                return
                [
                    Whole(
                        Verdict.Unknown(
                            "Decide: the account promises zero data retention (mode none), and invocation logging keeps prompts and answers. Keep the log for audit and say so, or turn its text delivery off."
                        )
                    ),
                ];
            }
        }

        return
        [
            Whole(
                modes.Count == 0
                    ? Verdict.Unknown(
                        "Decide: invocation logging keeps prompts and answers. Where zero data retention was promised it must not; where an audit of content is required it must. State the decision."
                    )
                    : Verdict.Pass("Data retention and invocation logging do not contradict each other.")
            ),
        ];
    }
}
