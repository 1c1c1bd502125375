using Ringfence.Controls.Facts;
using Ringfence.Controls.Frameworks;

namespace Ringfence.Controls.Iam;

internal sealed class AccessKeysAreYoung() : EstateControl("Ringfence::Iam::UserCredentials")
{
    public override string Title => "No access key is older than 90 days";

    public override string Why => "The older a key, the more places it lies in.";

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
        ];

    public override Construction Build => Construction.Practised("platform team");

    public override IEnumerable<Judgement> Check(Estate estate) =>
        LiveFacts.Each(estate, "Ringfence::Iam::UserCredentials", "how old access keys are", Judge);

    public override Equivalents Equivalents =>
        new() { Config = ["access-keys-rotated"], Prowler = ["iam_rotate_access_key_90_days"] };

    private static Verdict Judge(Resource user)
    {
        foreach (var key in user["AccessKeys"].Items)
        {
            if (!key["Active"].IsFalse.IsYes && !key["AgeDays"].AtMost(90).IsYes)
            {
                return key["AgeDays"].Number is null
                    ? Verdict.Unknown("An access key's age is not told.")
                    : Verdict.Fail($"An active access key is {key["AgeDays"]} days old; 90 are allowed.").At(key);
            }
        }

        return Verdict.Pass("No active access key is older than 90 days.");
    }
}
