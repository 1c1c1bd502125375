using Ringfence.Controls.Facts;
using Ringfence.Controls.Frameworks;
using Ringfence.Controls.Iam;
using Ringfence.Controls.Policies;

namespace Ringfence.Controls.Bedrock;

internal sealed class BedrockIsRefusedOutsideEndpoint()
    : EstateControl("AWS::Organizations::Policy", "AWS::IAM::Role", "AWS::IAM::Policy", "AWS::IAM::ManagedPolicy")
{
    public override string Title => "Models are refused to whoever does not come through the endpoint";

    public override string Why =>
        "With the same credentials, from a laptop at home, the same call leaves the network unseen.";

    public override Severity Severity => Severity.High;

    public override IReadOnlyList<string> Requirements => ["net-bedrock-only-through-vpce"];

    public override IReadOnlyList<Citation> Cites =>
        [
            Hipaa.TransmissionSecurity,
            Hipaa.AccessControl,
            Soc2.CC6_6,
            Soc2.CC6_7,
            Nist80053.AC_4,
            Nist80053.SC_7,
            Nist80053.AC_3,
            Iso27001.A_8_22,
            Iso27001.A_8_3,
        ];

    public override Construction Build => Construction.By("BedrockBoundary");

    public override IEnumerable<Judgement> Check(Estate estate)
    {
        if (!BedrockUse.In(estate))
        {
            return [Whole(Verdict.NotApplicable("Nothing here uses Bedrock."))];
        }

        foreach (var policy in estate.OfType("AWS::Organizations::Policy"))
        {
            if (policy.Policy("Content").Any(Refuses).IsYes)
            {
                return
                [
                    new Judgement(
                        policy,
                        Verdict.Pass("The organisation refuses model calls from outside the endpoints.")
                    ),
                ];
            }
        }

        return Roles(estate) is { Count: > 0 } judged
            ? judged
            : [Whole(estate.Absent("a policy that refuses model calls from outside the VPC endpoint"))];
    }

    private static List<Judgement> Roles(Estate estate)
    {
        var judged = new List<Judgement>();
        foreach (var role in estate.OfType("AWS::IAM::Role"))
        {
            if (!ModelGrant.HeldBy(role).IsYes)
            {
                continue;
            }

            var refuses = Truth.No;
            foreach (var policy in IdentityPolicy.HeldBy(role))
            {
                refuses |= policy.Document.Any(Refuses) | policy.Document.Any(AllowsOnlyThere);
            }

            judged.Add(
                new Judgement(
                    role,
                    refuses.IsYes ? Verdict.Pass("Its model calls are refused from outside the endpoint.")
                        : refuses.IsUnknown
                            ? Verdict.Unknown(
                                "Whether its model calls are refused outside the endpoint is known only when deployed."
                            )
                        : estate.Expectations.Complete
                            ? Verdict.Fail(
                                "Its model calls are allowed from anywhere; deny bedrock:* where aws:SourceVpce is not the endpoint."
                            )
                        : Verdict.Unknown(
                            "Its own policies allow model calls from anywhere; an SCP or the endpoint's own condition elsewhere may refuse them. Deny bedrock:* where aws:SourceVpce is not the endpoint."
                        )
                )
            );
        }

        return judged;
    }

    private static Truth Refuses(PolicyStatement statement) =>
        Grants.Denies(statement)
        & statement.Actions.Covers("bedrock:InvokeModel")
        & Grants.OnEveryResource(statement)
        & Truth.Any(statement.Conditions, condition => condition.IsNegative && IsEndpoint(condition));

    private static Truth AllowsOnlyThere(PolicyStatement statement) =>
        ModelGrant.OfModels(statement)
        & Truth.Any(
            statement.Conditions,
            condition =>
                !condition.IsNegative && !condition.IfExists && !condition.Uses("Null") && IsEndpoint(condition)
        );

    private static bool IsEndpoint(PolicyCondition condition) =>
        condition.Key
            is "aws:sourcevpce"
                or "aws:sourcevpc"
                or "aws:vpcsourceip"
                or "aws:vpceaccount"
                or "aws:vpceorgid"
                or "aws:vpceorgpaths";
}
