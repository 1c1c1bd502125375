using Ringfence.Controls.Facts;
using Ringfence.Controls.Frameworks;

namespace Ringfence.Controls.Cognito;

internal sealed class UserPoolPasswordsAreStrong() : ResourceControl("AWS::Cognito::UserPool")
{
    public override string Title => "Passwords of a pool are long and mixed";

    public override string Why => "Short passwords of one kind of character are guessed by machines.";

    public override Severity Severity => Severity.Medium;

    public override IReadOnlyList<Citation> Cites =>
        [Hipaa.PersonAuthentication, Soc2.CC6_1, Nist80053.IA_5, Iso27001.A_5_17];

    public override Construction Build =>
        Construction
            .Set("Policies.PasswordPolicy.MinimumLength", 14)
            .And("Policies.PasswordPolicy.RequireUppercase", true)
            .And("Policies.PasswordPolicy.RequireNumbers", true)
            .And("Policies.PasswordPolicy.RequireSymbols", true);

    public override Verdict Check(Resource resource)
    {
        var policy = resource["Policies.PasswordPolicy"];
        return Verdict
            .Of(
                policy["MinimumLength"].AtLeast(8)
                    & policy["RequireUppercase"].IsTrue
                    & policy["RequireNumbers"].IsTrue
                    & policy["RequireSymbols"].IsTrue,
                "Passwords have 8 characters or more, with upper case, numbers and symbols.",
                "Policies.PasswordPolicy must ask for MinimumLength 8 or more, RequireUppercase, RequireNumbers and RequireSymbols."
            )
            .At(policy);
    }

    public override Equivalents Equivalents => new() { CdkNag = ["CognitoUserPoolStrongPasswordPolicy"] };
}
