using Ringfence.Controls.Facts;
using Ringfence.Controls.Frameworks;

namespace Ringfence.Controls.SecretsManager;

internal sealed class SecretIsNotPublic() : ResourceControl("AWS::SecretsManager::ResourcePolicy")
{
    public override string Title => "No secret is open to everyone";

    public override string Why => "A policy that allows * hands the secret to every account.";

    public override Severity Severity => Severity.Critical;

    public override IReadOnlyList<Citation> Cites =>
        [Hipaa.AccessControl, Hipaa.AccessEstablishment, Soc2.CC6_1, Nist80053.AC_3, Nist80053.AC_6, Iso27001.A_8_3];

    public override Construction Build => Construction.Practised("whoever owns the secret");

    public override Verdict Check(Resource resource)
    {
        var policy = resource.Policy("ResourcePolicy");
        return Verdict.Of(
            !policy.Any(statement => statement.Granting & statement.Principals.IsEveryone & statement.IsUnconditional),
            "No statement allows everyone.",
            "A statement allows the principal *; name roles."
        );
    }

    public override Equivalents Equivalents => new() { Prowler = ["secretsmanager_not_publicly_accessible"] };
}
