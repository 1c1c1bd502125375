using Ringfence.Controls.Facts;
using Ringfence.Controls.Frameworks;

namespace Ringfence.Controls.Iam;

internal sealed class AccessKeyIsAbsent() : ResourceControl("AWS::IAM::AccessKey")
{
    public override string Title => "No long-lived access key is made";

    public override string Why =>
        "A key lives until someone remembers it; in a template its secret passes through outputs and state files as well.";

    public override Severity Severity => Severity.High;

    public override IReadOnlyList<string> Requirements => ["iam-no-long-lived-keys", "iam-compute-uses-roles"];

    public override IReadOnlyList<Citation> Cites =>
        [
            Hipaa.PersonAuthentication,
            Hipaa.AccessEstablishment,
            Hipaa.UniqueUser,
            Soc2.CC6_1,
            Nist80053.IA_5,
            Nist80053.AC_2_3,
            Nist80053.IA_5_7,
            Nist80053.IA_9,
            Iso27001.A_5_17,
            Iso27001.A_8_5,
        ];

    public override Construction Build => Construction.Practised("platform team");

    public override Verdict Check(Resource resource) =>
        Verdict.Of(
            resource["Status"].Is("Inactive"),
            "The key is inactive.",
            "It makes a long-lived key; use a role, or sign in through IAM Identity Center."
        );

    public override Fix? FixFor(Resource resource) =>
        new([])
        {
            Mind =
                "Whoever signs with it is shut out at once; `aws iam get-access-key-last-used` says when it was last used.",
            Cli = "aws iam update-access-key --access-key-id KEY_ID --status Inactive --user-name USER",
        };

    public override EvidenceQuery Evidence => new([], [new("iam.amazonaws.com", "CreateAccessKey")]);

    public override Equivalents Equivalents => new() { Prowler = ["iam_user_no_setup_initial_access_key"] };
}
