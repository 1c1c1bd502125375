using System.Text.Json.Nodes;
using Ringfence.Controls.Facts;
using Ringfence.Controls.Frameworks;
using Ringfence.Controls.Policies;

namespace Ringfence.Controls.Efs;

internal sealed class FileSystemRefusesPlainMounts() : ResourceControl("AWS::EFS::FileSystem")
{
    public override string Title => "File systems refuse mounts without TLS";

    public override string Why => "A mount without TLS sends every file in the clear through the network.";

    public override Severity Severity => Severity.Medium;

    public override IReadOnlyList<Citation> Cites =>
        [
            Hipaa.TransmissionSecurity,
            Hipaa.TransmissionIntegrity,
            Hipaa.TransmissionEncryption,
            Soc2.CC6_7,
            Nist80053.SC_8,
            Nist80053.SC_8_1,
            Iso27001.A_8_24,
        ];

    public override Construction Build =>
        Construction.Set(
            "FileSystemPolicy",
            new JsonObject
            {
                ["Version"] = "2012-10-17",
                ["Statement"] = new JsonArray(
                    new JsonObject
                    {
                        ["Sid"] = "RefusePlainMounts",
                        ["Effect"] = "Deny",
                        ["Principal"] = new JsonObject { ["AWS"] = "*" },
                        ["Action"] = "*",
                        ["Condition"] = new JsonObject
                        {
                            ["Bool"] = new JsonObject { ["aws:SecureTransport"] = "false" },
                        },
                    },
                    new JsonObject
                    {
                        ["Sid"] = "MountTargetsAdmit",
                        ["Effect"] = "Allow",
                        ["Principal"] = new JsonObject { ["AWS"] = "*" },
                        ["Action"] = new JsonArray("elasticfilesystem:ClientMount", "elasticfilesystem:ClientWrite"),
                        ["Condition"] = new JsonObject
                        {
                            ["Bool"] = new JsonObject { ["elasticfilesystem:AccessedViaMountTarget"] = "true" },
                        },
                    }
                ),
            }
        );

    public override Fix? FixFor(Resource resource) =>
        resource["FileSystemPolicy"].IsMissing
            ? new([.. Build.Sets])
            {
                Mind = "Clients must mount with TLS (mount helper, -o tls).",
                Cli =
                    $"aws efs put-file-system-policy --file-system-id ID --policy '{Build.Sets[0].Value.ToJsonString()}'",
            }
            : new([new SetProperty("FileSystemPolicy.Statement[]", Build.Sets[0].Value["Statement"]![0]!.DeepClone())])
            {
                Mind = "Clients must mount with TLS (mount helper, -o tls).",
            };

    public override Verdict Check(Resource resource)
    {
        var policy = resource.Policy("FileSystemPolicy");
        return Verdict
            .Of(
                policy.Any(statement => PlainTransport.IsDeniedBy(statement, "elasticfilesystem:Client*")),
                "FileSystemPolicy denies everyone without TLS.",
                "FileSystemPolicy must deny elasticfilesystem:Client* (or *) to everyone where aws:SecureTransport is false."
            )
            .At(resource["FileSystemPolicy"]);
    }

    public override EvidenceQuery Evidence =>
        new([], [new("elasticfilesystem.amazonaws.com", "DeleteFileSystemPolicy")]);
}
