using System.Globalization;
using System.Text.RegularExpressions;
using Amazon.CDK;
using Constructs;
using Ringfence.Cdk.Storage;

namespace Ringfence.Cdk.LogArchive;

/// <summary>
/// What the archive is asked with: a database of tables over its buckets, a work group whose answers are encrypted and
/// whose questions read no more than they may, and the statements that make the evidence's views.
/// </summary>
internal sealed partial class EvidenceQuestions : Construct
{
    private readonly EvidenceStoreProps _props;
    private readonly Func<string, string> _nameOf;

    public EvidenceQuestions(
        Construct scope,
        string id,
        EvidenceStoreProps props,
        Func<string, string> nameOf,
        AccessLogBucket access
    )
        : base(scope, id)
    {
        (_props, _nameOf) = (props, nameOf);
        this.Declare(
            "CatalogIsEncrypted",
            "AWS::Glue::DataCatalogEncryptionSettings",
            new Map
            {
                ["CatalogId"] = Stack.Of(this).Account,
                ["DataCatalogEncryptionSettings"] = new Map
                {
                    ["EncryptionAtRest"] = new Map
                    {
                        ["CatalogEncryptionMode"] = "SSE-KMS",
                        ["SseAwsKmsKeyId"] = props.Key.Arn,
                    },
                    ["ConnectionPasswordEncryption"] = new Map
                    {
                        ["ReturnConnectionPasswordEncrypted"] = true,
                        ["KmsKeyId"] = props.Key.Arn,
                    },
                },
            }
        );
        var database = this.Declare(
            "Database",
            "AWS::Glue::Database",
            new Map
            {
                ["CatalogId"] = Stack.Of(this).Account,
                ["DatabaseInput"] = new Map
                {
                    ["Name"] = DatabaseName,
                    ["Description"] = "The organisation's records, where AWS put them",
                },
            }
        );
        var statements = Statements();
        foreach (var table in Tables(statements))
        {
            this.Declare(
                string.Concat(table.Name.Split('_').Select(word => char.ToUpperInvariant(word[0]) + word[1..])),
                "AWS::Glue::Table",
                new Map
                {
                    ["CatalogId"] = Stack.Of(this).Account,
                    ["DatabaseName"] = database.Ref,
                    ["TableInput"] = table.ForGlue(),
                }
            );
        }

        Ask(statements, database, new AnswerBucket(this, "Answers", nameOf("answers"), props, access));
    }

    private string DatabaseName => $"{_props.Name.Replace('-', '_')}_evidence";

    private IEnumerable<HiveTable> Tables(IReadOnlyList<string> statements) =>
        [
            .. statements
                .Where(statement => statement.StartsWith("CREATE EXTERNAL TABLE", StringComparison.Ordinal))
                .Select(HiveTable.Parse),
            NetworkTables.Flows(_nameOf("flows"), string.Join(',', _props.Accounts), string.Join(',', _props.Regions)),
            NetworkTables.Queries(_nameOf("queries"), string.Join(',', _props.Accounts)),
        ];

    private void Ask(IReadOnlyList<string> statements, CfnResource database, AnswerBucket answers)
    {
        var group = this.Declare(
            "WorkGroup",
            "AWS::Athena::WorkGroup",
            new Map
            {
                ["Name"] = $"{_props.Name}-evidence",
                ["Description"] = "Questions to the archive: bounded, their answers encrypted",
                ["State"] = "ENABLED",
                ["WorkGroupConfiguration"] = new Map
                {
                    ["EnforceWorkGroupConfiguration"] = true,
                    ["PublishCloudWatchMetricsEnabled"] = true,
                    ["RequesterPaysEnabled"] = false,
                    ["BytesScannedCutoffPerQuery"] = _props.GigabytesPerQuery * 1_000_000_000L,
                    ["EngineVersion"] = new Map { ["SelectedEngineVersion"] = "Athena engine version 3" },
                    ["ResultConfiguration"] = new Map
                    {
                        ["OutputLocation"] = $"s3://{answers.Name}/",
                        ["ExpectedBucketOwner"] = Stack.Of(this).Account,
                        ["EncryptionConfiguration"] = new Map
                        {
                            ["EncryptionOption"] = "SSE_KMS",
                            ["KmsKey"] = _props.RecordsKey.Arn,
                        },
                    },
                },
            }
        );
        var number = 0;
        foreach (
            var view in statements.Where(statement =>
                statement.StartsWith("CREATE OR REPLACE VIEW", StringComparison.Ordinal)
            )
        )
        {
            var name = View.Match(view).Groups[1].Value;
            this.Declare(
                string.Create(CultureInfo.InvariantCulture, $"View{++number:00}"),
                "AWS::Athena::NamedQuery",
                new Map
                {
                    ["Name"] = string.Create(CultureInfo.InvariantCulture, $"view-{number:00}-{name}"),
                    ["Description"] = $"Makes the view {name}; run the views once, in their order",
                    ["Database"] = database.Ref,
                    ["WorkGroup"] = group.Ref,
                    ["QueryString"] = view,
                }
            );
        }
    }

    // As the CLI prints them, with the foundation's own names in place of the ones that evidence.sql was printed with.
    private List<string> Statements()
    {
        using var reader = new StreamReader(
            typeof(EvidenceQuestions).Assembly.GetManifestResourceStream("evidence.sql")!
        );
        return
        [
            .. reader
                .ReadToEnd()
                .Split(";\n", StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries)
                .Select(statement =>
                    statement
                        .Replace("s3://archive-trail", $"s3://{_nameOf("trail")}", StringComparison.Ordinal)
                        .Replace("s3://archive-records", $"s3://{_nameOf("records")}", StringComparison.Ordinal)
                        .Replace("s3://archive-access", $"s3://{_nameOf("access")}", StringComparison.Ordinal)
                        .Replace("000000000000", string.Join(',', _props.Accounts), StringComparison.Ordinal)
                        .Replace("aa-region-0", string.Join(',', _props.Regions), StringComparison.Ordinal)
                        .Replace("o-organization", _props.OrganizationId, StringComparison.Ordinal)
                ),
        ];
    }

    [GeneratedRegex(@"^CREATE OR REPLACE VIEW (\w+) AS", RegexOptions.NonBacktracking)]
    private static partial Regex View { get; }
}
