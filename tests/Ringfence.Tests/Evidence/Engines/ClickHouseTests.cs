using System.Globalization;
using System.Text;
using Ringfence.Evidence.Detections;
using Ringfence.Evidence.Engines;
using Ringfence.Evidence.Integrity;
using Ringfence.Evidence.Questions;

namespace Ringfence.Tests.Evidence.Engines;

/// <summary>
/// The same days, once ingested into the store and once read as raw files by ClickHouse's own engine: every question has the same answer,
/// row by row.
/// </summary>
public sealed class ClickHouseTests(ClickHouseWorld world) : IClassFixture<ClickHouseWorld>
{
    private static readonly DateTimeOffset Day = RecordedDays.Start;

    // The page before ended with a row of this time.
    private static string Behind(DateTimeOffset time) =>
        Convert.ToBase64String(Encoding.UTF8.GetBytes($"{time.ToUnixTimeMilliseconds()}.0.e"));

    public static TheoryData<string> Questions => [.. All.Keys];

    internal static Dictionary<string, TrailQuestion> All { get; } =
        new()
        {
            ["who, everything of one person"] = Ask.Who([("person", "a.okafor")], new(Limit: 1000)),
            ["who, a quotation mark"] = Ask.Who([("person", "d'arcy")], new(Limit: 1000)),
            ["who, outside ASCII"] = Ask.Who([("person", "Zoë Müller")], new(Limit: 1000)),
            ["who, a record's pattern"] = Ask.Who([("record", "arn:aws:s3:::phi-records/patients/000003/*")], new()),
            ["who, a pattern with the engine's own signs"] = Ask.Who([("record", "*note_1%*")], new()),
            ["who, what a copy was made of"] = Ask.Who([("record", "arn:aws:s3:::phi-records/copied/000009/*")], new()),
            ["call, one delivered anew"] = Ask.Call("anew-r", new()),
            ["blast, a copier"] = Ask.Blast("person", "copier", new(Limit: 1000)),
            ["who, a model and an address"] = Ask.Who(
                [("model", "amazon.nova-pro-v1:0"), ("address", "10.0.0.8")],
                new(Limit: 1000)
            ),
            ["who, an application"] = Ask.Who([("application", "chart")], new(Limit: 1000)),
            ["who, within hours"] = Ask.Who([("principal", "*")], new(Day.AddHours(6), Day.AddHours(9), 1000)),
            ["timeline"] = Ask.Timeline("b.ngata", new(Limit: 1000)),
            ["timeline, over midnight"] = Ask.Timeline("b.ngata", new(Day.AddHours(23), Day.AddHours(25))),
            ["call, by AWS's id"] = Ask.Call("r-14", new()),
            ["call, by the gateway's id"] = Ask.Call($"01JD{14:D22}", new()),
            ["call, around the gateway"] = Ask.Call("around-r-1", new()),
            ["who, about somebody"] = Ask.Who([], new(Limit: 1000), new("mrn", ["2026a:MRN:aa11", "2026b:MRN:cc33"])),
            ["timeline, about somebody by one person"] = Ask.Timeline(
                "d'arcy",
                new(Limit: 1000),
                new("mrn", ["2026a:MRN:aa11"])
            ),
            ["bypass"] = Ask.Bypass(TimeSpan.FromMinutes(15), new(Limit: 1000)),
            ["bypass, a page"] = Ask.Bypass(
                TimeSpan.FromMinutes(15),
                new(Day.AddHours(3), Limit: 5, Cursor: Behind(Day.AddHours(4)))
            ),
            ["usage"] = Ask.Usage(new Dictionary<string, ModelPrice>(), new(Limit: 1000)),
            ["usage, with prices"] = Ask.Usage(
                new Dictionary<string, ModelPrice> { ["us.anthropic*"] = new(3, 15) },
                new(Day, Day.AddDays(1))
            ),
            ["blast"] = Ask.Blast("access_key", "ASIA7", new(Limit: 1000)),
            ["blast, a principal"] = Ask.Blast(
                "principal",
                "arn:aws:sts::111122223333:assumed-role/App/a.okafor",
                new(Day, Day.AddDays(1))
            ),
            ["anomalies"] = Anomalies.Question(Severity.Low, null, new(Limit: 1000)),
            ["anomalies, of an hour and worst"] = Anomalies.Question(
                Severity.High,
                null,
                new(Day.AddHours(2), Day.AddHours(9), 50)
            ),
            ["diff"] = Ask.Diff(new(2026, 6, 11), new(2026, 6, 12), new(Limit: 1000)),
        };

    [Theory]
    [MemberData(nameof(Questions))]
    public async Task Reads_raw_logs_as_the_store_does(string question) =>
        await SameAsync(All[question], ClickHouseWorld.OverLogs);

    [Theory]
    [MemberData(nameof(Questions))]
    public async Task Answers_from_tables_of_its_own_too(string question) =>
        await SameAsync(All[question], ClickHouseWorld.OwnTables);

    /// <summary>A question, and how its view is asked the same.</summary>
    public static TheoryData<string, string> Views =>
        new()
        {
            {
                "call, by AWS's id",
                "SELECT * EXCEPT (asked) FROM call WHERE asked = 'r-14' ORDER BY time NULLS FIRST, layer_number, id"
            },
            {
                "call, by the gateway's id",
                $"SELECT * EXCEPT (asked) FROM call WHERE asked = '01JD{14:D22}' ORDER BY time NULLS FIRST, layer_number, id"
            },
            {
                "call, around the gateway",
                "SELECT * EXCEPT (asked) FROM call WHERE asked = 'around-r-1' ORDER BY time NULLS FIRST, layer_number, id"
            },
            {
                "blast",
                $"SELECT {OfBlast} FROM blast WHERE access_key = 'ASIA7' ORDER BY 5 DESC, 1 NULLS FIRST, 2 NULLS FIRST, 3 NULLS FIRST, 4 NULLS FIRST"
            },
            {
                "blast, a copier",
                $"SELECT {OfBlast} FROM blast WHERE person = 'copier' ORDER BY 5 DESC, 1 NULLS FIRST, 2 NULLS FIRST, 3 NULLS FIRST, 4 NULLS FIRST"
            },
            { "diff", "SELECT what, value, change, calls FROM diff WHERE day = '2026-06-12' ORDER BY 1, 3, 2" },
        };

    private const string OfBlast = "source, operation, resource, model, calls, refused, first, last, addresses";

    [Theory]
    [MemberData(nameof(Views))]
    public async Task A_view_answers_as_its_question_does(string question, string view)
    {
        var asked = All[question];
        var here = TrailQuestions.Answer(world.Store, asked);
        var paging = question.StartsWith("call", StringComparison.Ordinal) ? PagingByRow.Instance : Paging.ByCount;
        var viewed = new TrailQuestion(asked.Name, asked.Shown, asked.Scope, paging, _ => view, _ => []);
        var there = (
            await world.Client(ClickHouseWorld.OverLogs).AskAsync(viewed, TestContext.Current.CancellationToken)
        ).Answer;
        Assert.NotEmpty(here.Rows);
        Assert.Equal(here.Columns, there.Columns);
        Assert.Equal(Lines(here), Lines(there));
    }

    [Fact]
    public async Task The_view_of_anomalies_finds_in_its_days_what_the_question_finds()
    {
        const string OfFinding =
            "severity, detection, title, time, person, principal, address, what, count, request_id";
        var here = Anomalies.Find(world.Store, Severity.Info, null, new(Limit: 5000));
        Assert.NotEmpty(here.Rows);
        Assert.Null(here.Next);

        // The recorded days are some time ago; the view of the week that has just been is of the same making.
        Assert.Equal(Found(here), Found(await ViewedAsync(days: 20_000)));
        Assert.Empty((await ViewedAsync(days: 0)).Rows);

        async Task<Answer> ViewedAsync(int days) =>
            (
                await world
                    .Client(ClickHouseWorld.OverLogs)
                    .AskAsync(
                        new TrailQuestion(
                            "anomalies",
                            new Dictionary<string, string>(),
                            new(Limit: 5000),
                            Paging.ByCount,
                            dialect =>
                                $"SELECT {OfFinding} FROM ({Anomalies.OfLastDays((EngineDialect)dialect, days)})",
                            _ => []
                        ),
                        TestContext.Current.CancellationToken
                    )
            ).Answer;

        static List<string> Found(Answer answer) =>
            [.. answer.Rows.Select(row => string.Join('|', row.Take(10))).Order(StringComparer.Ordinal)];
    }

    [Fact]
    public void The_recorded_days_hold_what_each_kind_of_detection_finds()
    {
        var answer = Anomalies.Find(world.Store, Severity.Info, null, new(Limit: 1000));
        var found = answer.Rows.Select(row => (string)row[1]!).ToHashSet();
        string[] kinds =
        [
            "gateway-bypassed",
            "second-door",
            "bearer-token",
            "volume-spike",
            "token-spike",
            "first-seen-principal",
            "first-seen-model",
            "denied-burst",
            "model-access-enumeration",
            "mass-read",
            "secrets-swept",
            "guardrail-weakened",
            "root-used",
            "console-without-mfa",
            "break-glass-used",
            "parameters-omitted",
        ];
        Assert.Empty(kinds.Except(found));

        // As one question the store's own answer is the same, but for the order within a detection.
        var asked = TrailQuestions.Answer(world.Store, Anomalies.Question(Severity.Info, null, new(Limit: 1000)));
        Assert.Equal(answer.Columns, asked.Columns);
        Assert.Equal(
            answer.Rows.Select(Line).Order(StringComparer.Ordinal),
            asked.Rows.Select(Line).Order(StringComparer.Ordinal)
        );

        static string Line(object?[] row) =>
            string.Join(" | ", row.Select(value => Convert.ToString(value ?? "NULL", CultureInfo.InvariantCulture)));
    }

    [Fact]
    public async Task Pages_end_and_go_on_where_the_stores_do()
    {
        string? next = null;
        var pages = 0;
        do
        {
            next = await SameAsync(
                Ask.Who([("person", "a.okafor")], new(Limit: 7, Cursor: next)),
                ClickHouseWorld.OverLogs
            );
            pages++;
        } while (next is not null);
        Assert.True(pages > 5);
    }

    [Fact]
    public async Task A_refusal_is_told_in_the_servers_words()
    {
        var cancel = TestContext.Current.CancellationToken;
        var stranger = await Assert.ThrowsAsync<IOException>(() =>
            world.Client(ClickHouseWorld.OverLogs, "nobody").AskAsync(All["bypass"], cancel)
        );
        Assert.Contains("AUTHENTICATION_FAILED", stranger.Message);
        var empty = await Assert.ThrowsAsync<IOException>(() =>
            world.Client("default").AskAsync(All["bypass"], cancel)
        );
        Assert.Contains("UNKNOWN_TABLE", empty.Message);
    }

    private async Task<string?> SameAsync(TrailQuestion question, string database)
    {
        var here = TrailQuestions.Answer(world.Store, question);
        var there = (await world.Client(database).AskAsync(question, TestContext.Current.CancellationToken)).Answer;
        Assert.NotEmpty(here.Rows);
        Assert.Equal(here.Columns, there.Columns);
        Assert.Equal(Lines(here), Lines(there));
        Assert.Equal(here.Next, there.Next);
        return here.Next;
    }

    // The ledger's mark and place are what an engine cannot know: it verifies nothing, and reads bundles, not directories.
    private static IEnumerable<string> Lines(Answer answer)
    {
        var record = answer.Columns.ToList().IndexOf("record");
        return answer.Rows.Select(row =>
            string.Join(
                " | ",
                row.Select(
                    (value, at) =>
                        at == record ? ""
                        : answer.Columns[at].EndsWith("_mark", StringComparison.Ordinal) && value is "verified"
                            ? "unverified"
                        : Convert.ToString(value ?? "NULL", CultureInfo.InvariantCulture)
                )
            )
        );
    }
}
