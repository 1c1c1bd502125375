using System.Text.Json;
using System.Text.Json.Nodes;
using Ringfence.Evidence.Engines;
using Ringfence.Evidence.Engines.Athena;
using Ringfence.Evidence.Questions;

namespace Ringfence.Tests.Evidence.Engines;

/// <summary>Every statement for Athena is of its grammar: tables of Hive's, which it takes them in, views and questions of Trino's (npm dt-sql-parser).</summary>
public sealed class AthenaSqlTests
{
    internal static AthenaLogs Logs { get; } =
        new(
            "s3://audit/trail",
            "s3://audit",
            "s3://audit/ledger/",
            "s3://access-logs/",
            "s3://flows",
            ["111122223333", "444455556666"],
            ["us-east-1", "eu-central-1"],
            new(2026, 1, 1),
            "o-abcdef1234"
        );

    [Fact]
    public async Task Tables_views_and_questions_are_sql()
    {
        var statements = AthenaDdl.Write("ringfence", Logs);
        var scopes = new Scope[] { new(), new(RecordedDays.Start, RecordedDays.Start.AddDays(1), 7) };
        var questions = ClickHouseTests
            .All.Values.Concat(scopes.Select(scope => Ask.Who([("person", "x"), ("record", "*'*")], scope)))
            .Select(question => EngineSql.OfAthena(question).Text);
        var lines = statements
            .Select(sql =>
                (Dialect: sql.Contains("EXTERNAL TABLE", StringComparison.Ordinal) ? "hive" : "trino", Sql: sql)
            )
            .Select(one =>
                one with
                {
                    Sql = one.Sql.Replace("CREATE DATABASE", "CREATE SCHEMA", StringComparison.Ordinal),
                }
            )
            .Concat(questions.Select(sql => (Dialect: "trino", Sql: sql)))
            .ToList();
        Assert.True(statements.Count > 15);
        foreach (var ((dialect, sql), errors) in lines.Zip(await ParseAsync(lines)))
        {
            Assert.True(errors.Count == 0, $"{dialect}: {string.Join("; ", errors)}\n{sql}");
        }
    }

    [Fact]
    public async Task A_statement_that_is_none_is_found()
    {
        var errors = await ParseAsync([("trino", "SELECT FROM WHERE 1 ="), ("hive", "CREATE EXTERNAL TABLE (")]);
        Assert.All(errors, Assert.NotEmpty);
    }

    [Fact]
    public void A_day_bounds_the_partitions_that_are_read()
    {
        var scope = new Scope(RecordedDays.Start, RecordedDays.Start.AddHours(5));
        var sql = EngineSql.OfAthena(Ask.Who([("person", "x")], scope)).Text;
        Assert.Contains("t.day >= '2026/06/11' AND t.time < 1781154000000 AND t.day <= '2026/06/12'", sql);
        Assert.Contains("e.day >= '2026/06/10'", sql);
    }

    [Fact]
    public void No_text_that_a_user_gives_stands_in_the_sql()
    {
        const string Evil = "x' OR '1'='1";
        foreach (
            var question in new[]
            {
                Ask.Who([("person", Evil)], new()),
                Ask.Blast("person", Evil, new()),
                Ask.Call(Evil, new()),
            }
        )
        {
            var athena = EngineSql.OfAthena(question);
            Assert.DoesNotContain("'1'='1", athena.Text);
            Assert.Equal(athena.Values.Count, athena.Text.Count(letter => letter == '?') - Literals(athena.Text));
            Assert.All(athena.Values, value => Assert.Equal(Evil, value.Value));
            Assert.DoesNotContain("'1'='1", EngineSql.OfClickHouse(question).Text);
        }
    }

    [Theory]
    [InlineData("s3://audit'; DROP")]
    [InlineData("https://audit")]
    public void A_place_that_is_none_is_refused(string place)
    {
        var refused = Assert.Throws<ArgumentException>(() =>
            AthenaDdl.Write("ringfence", Logs with { Trail = place, Accounts = ["1"] })
        );
        Assert.Contains(place, refused.Message);
        Assert.Contains("twelve digits", refused.Message);
    }

    // Question marks within the definition's own literals.
    private static int Literals(string sql) =>
        sql.Split('\'').Where((_, at) => at % 2 == 1).Sum(literal => literal.Count(letter => letter == '?'));

    private static async Task<List<List<string>>> ParseAsync(IReadOnlyList<(string Dialect, string Sql)> statements)
    {
        using var parser = await EngineScripts.StartAsync("parse.mjs");
        var reading = parser.StandardOutput.ReadToEndAsync(TestContext.Current.CancellationToken);
        foreach (var (dialect, sql) in statements)
        {
            await parser.StandardInput.WriteLineAsync(
                new JsonObject { ["dialect"] = dialect, ["sql"] = sql }.ToJsonString()
            );
        }

        parser.StandardInput.Close();
        var lines = (await reading).Split('\n', StringSplitOptions.RemoveEmptyEntries);
        Assert.Equal(statements.Count, lines.Length);
        return [.. lines.Select(line => JsonSerializer.Deserialize<List<string>>(line)!)];
    }
}
