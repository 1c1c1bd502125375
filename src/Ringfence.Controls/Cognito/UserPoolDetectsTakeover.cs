using Ringfence.Controls.Facts;
using Ringfence.Controls.Frameworks;

namespace Ringfence.Controls.Cognito;

internal sealed class UserPoolDetectsTakeover() : ResourceControl("AWS::Cognito::UserPool")
{
    public override string Title => "A pool notices stolen and guessed credentials";

    public override string Why => "Only the Plus tier holds sign-ins against known breaches and unusual places.";

    public override Severity Severity => Severity.Low;

    public override IReadOnlyList<Citation> Cites =>
        [Hipaa.ActivityReview, Hipaa.PersonAuthentication, Soc2.CC7_2, Nist80053.SI_4, Iso27001.A_8_16];

    public override Construction Build => Construction.Set("UserPoolTier", "PLUS");

    public override Verdict Check(Resource resource)
    {
        var value = resource["UserPoolTier"];
        return Verdict.Property("UserPoolTier", value, value.Is("PLUS"), "PLUS");
    }

    public override Fix? FixFor(Resource resource) =>
        Build.FixFor(resource) is { } fix ? fix with { Mind = "The Plus tier costs more for each active user." } : null;

    public override Equivalents Equivalents => new() { CdkNag = ["CognitoUserPoolPlusTier"] };
}
