using System.Text.Json.Nodes;
using System.Xml.Linq;

namespace Ringfence.Posture.Live.Direct;

/// <summary>Snapshots of volumes and databases, which no template makes: whether they are encrypted, and whom they are shared with.</summary>
internal static class SnapshotFacts
{
    private const string Ec2 = "2016-11-15";
    private const string Rds = "2014-10-31";

    public static IReadOnlyList<DirectType> Types { get; } =
    [
        new("AWS::EC2::Snapshot", false, ["ec2:DescribeSnapshots", "ec2:DescribeSnapshotAttribute"], VolumesAsync),
        new(
            "AWS::RDS::DBSnapshot",
            false,
            ["rds:DescribeDBSnapshots", "rds:DescribeDBSnapshotAttributes"],
            (scope, found, cancel) => DatabasesAsync(scope, found, "DBSnapshot", cancel)
        ),
        new(
            "AWS::RDS::DBClusterSnapshot",
            false,
            ["rds:DescribeDBClusterSnapshots", "rds:DescribeDBClusterSnapshotAttributes"],
            (scope, found, cancel) => DatabasesAsync(scope, found, "DBClusterSnapshot", cancel)
        ),
    ];

    private static Task VolumesAsync(LiveScope scope, Found found, CancellationToken cancel) =>
        Pages.ReadAsync(async token =>
        {
            var page = await scope.QueryAsync(
                "ec2",
                Ec2,
                "DescribeSnapshots",
                cancel,
                ("Owner.1", "self"),
                ("MaxResults", "500"),
                ("NextToken", token)
            );
            foreach (var snapshot in AwsXml.Items(page, "snapshotSet"))
            {
                var id = AwsXml.Text(snapshot, "snapshotId")!;
                var properties = Basics(snapshot, "encrypted", "kmsKeyId");
                await Found.PropertyAsync(
                    properties,
                    "CreateVolumePermissions",
                    "ec2:DescribeSnapshotAttribute",
                    async () =>
                    {
                        var answer = await scope.QueryAsync(
                            "ec2",
                            Ec2,
                            "DescribeSnapshotAttribute",
                            cancel,
                            ("SnapshotId", id),
                            ("Attribute", "createVolumePermission")
                        );
                        var permissions = new JsonArray();
                        foreach (var each in AwsXml.Items(answer, "createVolumePermission"))
                        {
                            permissions.Add(
                                AwsXml.Text(each, "group") is { } group
                                    ? new JsonObject { ["Group"] = group }
                                    : new JsonObject { ["UserId"] = AwsXml.Text(each, "userId") }
                            );
                        }

                        return permissions;
                    }
                );
                found.Add(id, properties);
            }

            return AwsXml.Text(page, "nextToken");
        });

    private static Task DatabasesAsync(LiveScope scope, Found found, string kind, CancellationToken cancel) =>
        Pages.ReadAsync(async marker =>
        {
            var page = await scope.QueryAsync(
                "rds",
                Rds,
                $"Describe{kind}s",
                cancel,
                ("SnapshotType", "manual"),
                ("Marker", marker)
            );
            foreach (var snapshot in AwsXml.Find(page, kind + "s")?.Elements().ToList() ?? [])
            {
                var id = AwsXml.Text(snapshot, kind + "Identifier")!;
                var properties = Basics(snapshot, kind == "DBSnapshot" ? "Encrypted" : "StorageEncrypted", "KmsKeyId");
                await Found.PropertyAsync(
                    properties,
                    "RestoreAccounts",
                    $"rds:Describe{kind}Attributes",
                    async () =>
                    {
                        var answer = await scope.QueryAsync(
                            "rds",
                            Rds,
                            $"Describe{kind}Attributes",
                            cancel,
                            (kind + "Identifier", id)
                        );
                        var accounts = new JsonArray();
                        foreach (
                            var attribute in answer
                                .Descendants()
                                .Where(each => AwsXml.Text(each, "AttributeName") == "restore")
                        )
                        {
                            foreach (var value in AwsXml.Child(attribute, "AttributeValues")?.Elements() ?? [])
                            {
                                accounts.Add(value.Value);
                            }
                        }

                        return accounts;
                    }
                );
                found.Add(id, properties);
            }

            return AwsXml.Find(page, "Marker")?.Value;
        });

    private static JsonObject Basics(XElement snapshot, string encrypted, string key)
    {
        var properties = new JsonObject { ["Encrypted"] = AwsXml.Text(snapshot, encrypted) == "true" };
        if (AwsXml.Text(snapshot, key) is { Length: > 0 } named)
        {
            properties["KmsKeyId"] = named;
        }

        return properties;
    }
}
