using Ringfence.Controls.Facts;
using Ringfence.Controls.Frameworks;

namespace Ringfence.Controls.SecretsManager;

internal sealed class SecretIsNotWrittenDown() : ResourceControl("AWS::SecretsManager::Secret")
{
    public override string Title => "No secret's value stands in a template";

    public override string Why => "Whoever may read the stack, its repository or its history reads the secret.";

    public override Severity Severity => Severity.Critical;

    public override IReadOnlyList<Citation> Cites =>
        [
            Hipaa.PasswordManagement,
            Hipaa.PersonAuthentication,
            Soc2.CC6_1,
            Nist80053.IA_5,
            Nist80053.IA_5_1,
            Iso27001.A_5_17,
        ];

    public override Construction Build => Construction.Practised("whoever writes the template");

    public override Fix? FixFor(Resource resource) =>
        new([new RemoveProperty("SecretString"), new SetProperty("GenerateSecretString.PasswordLength", 32)])
        {
            Mind = "The value in the template is known by now: replace it wherever it is used.",
        };

    public override Verdict Check(Resource resource)
    {
        var value = resource["SecretString"];
        return value.IsMissing ? Verdict.Pass("SecretString is absent; the value is generated or set elsewhere.")
            : value.Kind == PropertyKind.Text
            && value.IsLiteral
            && !value.Text.Contains("{{resolve:", StringComparison.Ordinal)
                ? Verdict
                    .Fail("SecretString stands in the template; use GenerateSecretString, or set it after deployment.")
                    .At(value)
            : Verdict
                .Unknown(
                    "SecretString is filled in when deployed; a parameter without NoEcho shows it to whoever may read the stack."
                )
                .At(value);
    }
}
