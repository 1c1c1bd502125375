using Ringfence.Controls.Facts;
using Ringfence.Controls.Frameworks;
using Ringfence.Controls.Policies;

namespace Ringfence.Controls.Iam;

internal sealed class PolicyHoldsNoWildcard() : ResourceControl([.. IdentityPolicy.Types])
{
    public override string Title => "Policies name actions and resources without wildcards, or someone has said why";

    public override string Why => "A wildcard grants what will exist tomorrow; each one deserves a reason in writing.";

    public override Severity Severity => Severity.Low;

    public override IReadOnlyList<string> ToldBy =>
        [
            "policy-grants-no-administrator-access",
            "policy-does-not-allow-every-action",
            "policy-grants-no-service-in-full",
        ];

    public override IReadOnlyList<string> Requirements => ["iam-least-privilege"];

    public override IReadOnlyList<Citation> Cites =>
        [
            Hipaa.WorkforceSecurity,
            Hipaa.AccessAuthorization,
            Hipaa.AccessControl,
            Hipaa.MinimumNecessary,
            Soc2.CC6_1,
            Soc2.CC6_3,
            Nist80053.AC_6,
            Nist80053.AC_6_1,
            Nist80053.AC_3,
            Iso27001.A_5_15,
            Iso27001.A_8_2,
            Iso27001.A_8_3,
        ];

    public override Construction Build => Construction.By("GatewayRole");

    public override Verdict Check(Resource resource) =>
        HeldPolicies.Judge(
            resource,
            (statement, _) =>
                Truth.Any(statement.Actions.Patterns, pattern => pattern.Contains("*"))
                | Truth.Any(statement.Resources.Patterns, HasStar),
            "No allowing statement holds a wildcard.",
            statement =>
                $"It allows {statement.Actions} on {statement.Resources}; name them, or waive the wildcard with a reason."
        );

    public override Equivalents Equivalents => new() { CdkNag = ["IAMNoWildcardPermissions"] };

    // An unknown part of an ARN (a region, a bucket's name) is not a wildcard.
    private static Truth HasStar(PropertyValue resource) =>
        resource.IsUnresolved ? Truth.Unknown : resource.Text.Contains('*', StringComparison.Ordinal);
}
