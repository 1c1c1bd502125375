using Ringfence.Evidence.Engines.Athena;
using Ringfence.Tests.House;

namespace Ringfence.Tests.Evidence.Engines;

/// <summary>
/// The foundation's tables are the CLI's: <c>Ringfence.Cdk</c> knows no <c>Ringfence.Evidence</c>, so it carries what
/// the CLI prints (decision 0020).
/// </summary>
public sealed class FoundationTablesTests
{
    private static readonly AthenaLogs Placeholders = new(
        "s3://archive-trail",
        "s3://archive-records",
        "s3://archive-records/ledger",
        "s3://archive-access",
        null,
        ["000000000000"],
        ["aa-region-0"],
        new(2026, 1, 1),
        "o-organization"
    );

    [Fact]
    public void The_foundation_carries_the_statements_that_the_cli_prints_now() =>
        Assert.Equal(
            string.Concat(AthenaDdl.Write("evidence", Placeholders).Select(statement => statement + ";\n\n")),
            File.ReadAllText(Path.Combine(Repository.Root, "src", "Ringfence.Cdk", "LogArchive", "evidence.sql"))
        );
}
