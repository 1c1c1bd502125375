using Ringfence.Controls.Facts;
using Ringfence.Controls.Frameworks;

namespace Ringfence.Controls.Incident;

internal sealed class SecurityContactIsKnown() : EstateControl("Ringfence::Account::AlternateContacts")
{
    public override string Title => "AWS knows whom to call about security";

    public override string Why => "AWS's abuse team writes to the root mailbox, which nobody reads at night.";

    public override Severity Severity => Severity.Medium;

    public override IReadOnlyList<string> Requirements => ["ir-plan"];

    public override IReadOnlyList<Citation> Cites =>
        [
            Hipaa.SecurityIncidents,
            Hipaa.IncidentResponse,
            Hipaa.BusinessAssociates,
            Soc2.CC7_3,
            Soc2.CC7_4,
            Soc2.CC7_5,
            Nist80053.IR_1,
            Nist80053.IR_4,
            Nist80053.IR_8,
            Iso27001.A_5_24,
            Iso27001.A_5_26,
        ];

    public override Construction Build => Construction.Practised("whoever owns the account");

    public override Fix? FixFor(Resource resource) =>
        new([new SetProperty("Security", true)])
        {
            Cli =
                "aws account put-alternate-contact --alternate-contact-type SECURITY --name NAME --title TITLE --email-address EMAIL --phone-number PHONE",
        };

    public override IEnumerable<Judgement> Check(Estate estate) =>
        LiveFacts.Each(
            estate,
            "Ringfence::Account::AlternateContacts",
            "whether AWS has a security contact",
            contacts =>
                Verdict.Property(
                    "Security",
                    contacts["Security"],
                    contacts["Security"].IsTrue,
                    "true (an alternate contact of type SECURITY)"
                )
        );

    public override Equivalents Equivalents =>
        new()
        {
            Config = ["security-account-information-provided"],
            Prowler = ["account_security_contact_information_is_registered"],
        };
}
