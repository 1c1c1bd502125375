using Ringfence.Controls.Facts;
using Ringfence.Controls.Frameworks;

namespace Ringfence.Controls.Cognito;

internal sealed class UserPoolRequiresMfa() : ResourceControl("AWS::Cognito::UserPool")
{
    public override string Title => "Users of a pool sign in with a second factor";

    public override string Why => "A password that was guessed or reused is a stranger among the users.";

    public override Severity Severity => Severity.High;

    public override IReadOnlyList<Citation> Cites =>
        [Hipaa.PersonAuthentication, Hipaa.AccessControl, Soc2.CC6_1, Nist80053.IA_2, Iso27001.A_8_5];

    public override Construction Build => Construction.Set("MfaConfiguration", "ON");

    public override Verdict Check(Resource resource)
    {
        var value = resource["MfaConfiguration"];
        return Verdict.Property("MfaConfiguration", value, value.Is("ON"), "ON");
    }

    // ON needs a factor to be offered, and software tokens need nothing else (Amazon Cognito Developer Guide, "Adding MFA").
    public override Fix? FixFor(Resource resource) =>
        resource["EnabledMfas"].IsPresent.IsNo
            ? new Fix([
                new SetProperty("MfaConfiguration", "ON"),
                new SetProperty("EnabledMfas[]", "SOFTWARE_TOKEN_MFA"),
            ])
            {
                Mind = "Users without a second factor are asked to set one up at their next sign-in.",
                Cli =
                    "aws cognito-idp set-user-pool-mfa-config --user-pool-id ID --mfa-configuration ON --software-token-mfa-configuration Enabled=true",
            }
            : Build.FixFor(resource);

    public override Equivalents Equivalents =>
        new() { CdkNag = ["CognitoUserPoolMFA"], Prowler = ["cognito_user_pool_mfa_enabled"] };
}
