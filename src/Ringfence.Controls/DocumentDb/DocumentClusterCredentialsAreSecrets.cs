using Ringfence.Controls.Facts;
using Ringfence.Controls.Frameworks;
using Ringfence.Controls.SecretsManager;

namespace Ringfence.Controls.DocumentDb;

internal sealed class DocumentClusterCredentialsAreSecrets() : ResourceControl("AWS::DocDB::DBCluster")
{
    public override string Title => "The document store's first credentials come from Secrets Manager";

    public override string Why => "A password in a template is read by everyone who reads the template.";

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

    public override Construction Build =>
        Construction
            .Set("MasterUsername", "{{resolve:secretsmanager:documents:SecretString:username}}")
            .And("MasterUserPassword", "{{resolve:secretsmanager:documents:SecretString:password}}");

    // A name, a user or a directory is a person's choice.
    public override Fix? FixFor(Resource resource) => null;

    public override Verdict Check(Resource resource)
    {
        if (resource["ManageMasterUserPassword"].IsTrue.IsYes || resource["SnapshotIdentifier"].IsPresent.IsYes)
        {
            return Verdict.Pass("The password is kept in Secrets Manager, or comes with a snapshot.");
        }

        var held = SecretReference.Is(resource["MasterUsername"]) & SecretReference.Is(resource["MasterUserPassword"]);
        return Verdict.Of(
            held,
            "MasterUsername and MasterUserPassword are taken from Secrets Manager.",
            "MasterUsername and MasterUserPassword must be taken from Secrets Manager ({{resolve:secretsmanager:…}}).",
            "MasterUsername or MasterUserPassword is known only when deployed; take both from Secrets Manager ({{resolve:secretsmanager:…}})."
        );
    }

    public override Equivalents Equivalents => new() { CdkNag = ["DocumentDBCredentialsInSecretsManager"] };
}
