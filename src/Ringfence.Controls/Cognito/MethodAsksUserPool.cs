using Ringfence.Controls.Facts;
using Ringfence.Controls.Frameworks;

namespace Ringfence.Controls.Cognito;

internal sealed class MethodAsksUserPool() : ResourceControl("AWS::ApiGateway::Method")
{
    public override string Title => "People call an API's methods through a Cognito user pool";

    public override string Why => "A method that asks no user pool cannot say which person called it.";

    public override Severity Severity => Severity.Low;

    public override IReadOnlyList<Citation> Cites =>
        [Hipaa.PersonAuthentication, Hipaa.AccessControl, Soc2.CC6_1, Nist80053.IA_2, Iso27001.A_8_5];

    public override Construction Build => Construction.Practised("whoever writes the API");

    public override Verdict Check(Resource resource)
    {
        if (resource["HttpMethod"].Is("OPTIONS").IsYes)
        {
            return Verdict.NotApplicable("OPTIONS is the browser's question before a call, and carries no credential.");
        }

        var value = resource["AuthorizationType"];
        return Verdict.Property("AuthorizationType", value, value.Is("COGNITO_USER_POOLS"), "COGNITO_USER_POOLS");
    }

    public override Equivalents Equivalents => new() { CdkNag = ["CognitoUserPoolAPIGWAuthorizer"] };
}
