using Ringfence.Controls.Facts;
using Ringfence.Controls.Frameworks;

namespace Ringfence.Controls.Iam;

internal sealed class UnusedCredentialsAreRemoved() : EstateControl("Ringfence::Iam::UserCredentials")
{
    public override string Title => "Credentials that nobody uses are removed";

    public override string Why => "An unused credential is missed by nobody when it is stolen.";

    public override Severity Severity => Severity.Medium;

    public override IReadOnlyList<string> Requirements => ["iam-no-long-lived-keys"];

    public override IReadOnlyList<Citation> Cites =>
        [
            Hipaa.PersonAuthentication,
            Hipaa.AccessEstablishment,
            Soc2.CC6_1,
            Nist80053.IA_5,
            Nist80053.AC_2_3,
            Iso27001.A_5_17,
            Iso27001.A_8_5,
            Hipaa.TerminationProcedures,
        ];

    public override Construction Build => Construction.Practised("platform team");

    public override IEnumerable<Judgement> Check(Estate estate) =>
        LiveFacts.Each(estate, "Ringfence::Iam::UserCredentials", "when credentials were last used", Judge);

    public override Equivalents Equivalents =>
        new()
        {
            Config = ["iam-user-unused-credentials-check"],
            Prowler = ["iam_user_accesskey_unused", "iam_user_console_access_unused"],
        };

    private static Verdict Judge(Resource user)
    {
        var idle = user["PasswordEnabled"].IsTrue & IsIdle(user["PasswordUnusedDays"]);
        foreach (var key in user["AccessKeys"].Items)
        {
            idle |= !key["Active"].IsFalse & IsIdle(key["UnusedDays"]);
        }

        return Verdict.Of(
            !idle,
            "Every credential was used within 90 days.",
            "A password or an active access key has not been used for more than 90 days; remove it."
        );
    }

    // Not told: made a short while ago and not used yet.
    private static Truth IsIdle(PropertyValue days) => days.IsMissing ? Truth.No : !days.AtMost(90);
}
