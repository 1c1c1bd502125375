using Ringfence.Controls.Facts;
using Ringfence.Controls.Frameworks;

namespace Ringfence.Controls.Iam;

internal sealed class AdministratorsAreIndividuals() : EstateControl("Ringfence::Iam::UserCredentials")
{
    public override string Title => "Every administrator is one person";

    public override string Why => "Where two share a login, the trail names neither.";

    public override Severity Severity => Severity.High;

    public override IReadOnlyList<string> Requirements => ["iam-no-shared-admin"];

    public override IReadOnlyList<Citation> Cites =>
        [Hipaa.UniqueUser, Soc2.CC6_1, Nist80053.IA_2, Nist80053.IA_2_5, Nist80053.AC_2, Iso27001.A_5_16];

    public override string? Asks =>
        "Every identity with administrative rights belongs to one named person: list them with their owners.";

    public override Construction Build => Construction.Practised("platform team");

    public override IEnumerable<Judgement> Check(Estate estate) =>
        LiveFacts.Each(estate, "Ringfence::Iam::UserCredentials", "who the account's users are", Judge);

    private static Verdict Judge(Resource user)
    {
        var name = user["User"];
        if (!name.IsLiteral)
        {
            return Verdict.Unknown("The user's name is not told.");
        }

        return Array.Exists(Shared, shared => name.Text.Equals(shared, StringComparison.OrdinalIgnoreCase))
            ? Verdict.Fail(
                "The user is named for a role that several share; give each person an identity of their own."
            )
            : Verdict.Pass("The user is not named as one that several share.");
    }

    private static readonly string[] Shared =
    [
        "admin",
        "administrator",
        "root",
        "shared",
        "team",
        "ops",
        "devops",
        "support",
        "test",
        "user",
        "developer",
        "dba",
    ];
}
