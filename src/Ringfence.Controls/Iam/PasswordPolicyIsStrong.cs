using Ringfence.Controls.Facts;
using Ringfence.Controls.Frameworks;

namespace Ringfence.Controls.Iam;

internal sealed class PasswordPolicyIsStrong() : EstateControl("Ringfence::Iam::PasswordPolicy")
{
    public override string Title => "Passwords of IAM users are long, varied and renewed";

    public override string Why => "Where people still have passwords, weak ones are guessed.";

    public override Severity Severity => Severity.Medium;

    public override IReadOnlyList<Citation> Cites =>
        [Hipaa.PasswordManagement, Hipaa.PersonAuthentication, Soc2.CC6_1, Nist80053.IA_5_1, Iso27001.A_5_17];

    public override Construction Build => Construction.By("AccountBaseline");

    public override Fix? FixFor(Resource resource) =>
        new([
            new SetProperty("MinimumPasswordLength", 14),
            new SetProperty("RequireSymbols", true),
            new SetProperty("RequireNumbers", true),
            new SetProperty("RequireUppercaseCharacters", true),
            new SetProperty("RequireLowercaseCharacters", true),
            new SetProperty("PasswordReusePrevention", 24),
            new SetProperty("MaxPasswordAge", 90),
        ])
        {
            Cli =
                "aws iam update-account-password-policy --minimum-password-length 14 --require-symbols --require-numbers --require-uppercase-characters --require-lowercase-characters --password-reuse-prevention 24 --max-password-age 90 --allow-users-to-change-password",
        };

    public override IEnumerable<Judgement> Check(Estate estate) =>
        LiveFacts.Each(estate, "Ringfence::Iam::PasswordPolicy", "the account's password policy", Judge);

    public override EvidenceQuery Evidence => new([], [new("iam.amazonaws.com", "DeleteAccountPasswordPolicy")]);

    public override Equivalents Equivalents =>
        new()
        {
            Config = ["iam-password-policy"],
            Prowler =
            [
                "iam_password_policy_minimum_length_14",
                "iam_password_policy_symbol",
                "iam_password_policy_number",
                "iam_password_policy_uppercase",
                "iam_password_policy_lowercase",
                "iam_password_policy_reuse_24",
                "iam_password_policy_expires_passwords_within_90_days_or_less",
            ],
        };

    private static Verdict Judge(Resource policy) =>
        Verdict.Of(
            policy["MinimumPasswordLength"].AtLeast(14)
                & policy["RequireSymbols"].IsTrue
                & policy["RequireNumbers"].IsTrue
                & policy["RequireUppercaseCharacters"].IsTrue
                & policy["RequireLowercaseCharacters"].IsTrue
                & policy["PasswordReusePrevention"].AtLeast(24)
                & policy["MaxPasswordAge"].AtMost(90)
                & policy["MaxPasswordAge"].AtLeast(1),
            "The password policy asks for 14 characters of all four kinds, 24 passwords remembered, 90 days at most.",
            "The password policy must ask for at least 14 characters of all four kinds, remember 24 passwords, and expire them within 90 days."
        );
}
