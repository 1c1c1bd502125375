using Ringfence.Controls.Facts;
using Ringfence.Controls.Frameworks;

namespace Ringfence.Controls.Cognito;

internal sealed class IdentityPoolAdmitsNobodyUnknown() : ResourceControl("AWS::Cognito::IdentityPool")
{
    public override string Title => "Nobody gets AWS credentials without signing in";

    public override string Why => "An identity pool that admits guests hands AWS credentials to whoever asks.";

    public override Severity Severity => Severity.High;

    public override IReadOnlyList<Citation> Cites =>
        [Hipaa.AccessControl, Hipaa.PersonAuthentication, Soc2.CC6_1, Nist80053.AC_3, Nist80053.IA_2, Iso27001.A_8_5];

    public override Construction Build => Construction.Set("AllowUnauthenticatedIdentities", false);

    public override Verdict Check(Resource resource)
    {
        var value = resource["AllowUnauthenticatedIdentities"];
        return Verdict.Property("AllowUnauthenticatedIdentities", value, value.IsFalse, "false");
    }

    public override Equivalents Equivalents =>
        new()
        {
            CdkNag = ["CognitoUserPoolNoUnauthenticatedLogins"],
            Checkov = ["CKV_AWS_366"],
            Prowler = ["cognito_identity_pool_guest_access_disabled"],
        };
}
