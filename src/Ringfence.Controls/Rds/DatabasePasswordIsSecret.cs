using Ringfence.Controls.Facts;
using Ringfence.Controls.Frameworks;
using Ringfence.Controls.SecretsManager;

namespace Ringfence.Controls.Rds;

internal sealed class DatabasePasswordIsSecret() : ResourceControl("AWS::RDS::DBInstance", "AWS::RDS::DBCluster")
{
    public override string Title => "A database's first password comes from Secrets Manager";

    public override string Why =>
        "A password in a template or a parameter is read by everyone who reads the stack; one that Secrets Manager makes is read by nobody and rotates.";

    public override Severity Severity => Severity.High;

    public override IReadOnlyList<Citation> Cites =>
        [
            Hipaa.PasswordManagement,
            Hipaa.PersonAuthentication,
            Soc2.CC6_1,
            Nist80053.IA_5,
            Nist80053.IA_5_1,
            Iso27001.A_5_17,
        ];

    public override Construction Build => Construction.Set("ManageMasterUserPassword", true);

    public override Fix? FixFor(Resource resource) =>
        new([new SetProperty("ManageMasterUserPassword", true), new RemoveProperty("MasterUserPassword")])
        {
            Mind = "RDS makes a new password; programs read it from Secrets Manager from then on.",
            Cli = DatabaseCommand.For(resource, "--manage-master-user-password"),
        };

    public override Verdict Check(Resource resource)
    {
        var password = resource["MasterUserPassword"];
        if (resource["ManageMasterUserPassword"].IsTrue.IsYes)
        {
            return Verdict.Pass("ManageMasterUserPassword is true: RDS makes and rotates it in Secrets Manager.");
        }

        if (password.IsMissing)
        {
            return resource["ManageMasterUserPassword"].IsUnresolved
                ? Verdict.Unknown("ManageMasterUserPassword is known only when deployed; it must be true.")
                : Verdict.NotApplicable("It sets no password: a member, a replica, or restored.");
        }

        return Verdict.Of(
            SecretReference.Is(password),
            "MasterUserPassword is taken from Secrets Manager.",
            "MasterUserPassword stands in the template; let RDS manage it (ManageMasterUserPassword) or take it from Secrets Manager.",
            "MasterUserPassword is a parameter: whoever deploys knows it. Let RDS manage it (ManageMasterUserPassword)."
        );
    }
}
