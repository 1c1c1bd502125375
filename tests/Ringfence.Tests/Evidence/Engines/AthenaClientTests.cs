using System.Text.Json.Nodes;
using Ringfence.Aws;
using Ringfence.Aws.Calls;
using Ringfence.Aws.Credentials;
using Ringfence.Evidence.Engines.Athena;
using Ringfence.Evidence.Questions;
using Ringfence.Tests.Aws;

namespace Ringfence.Tests.Evidence.Engines;

/// <summary>Athena's API, as its model says it, on the wire: JSON 1.1, signed, states, pages, errors.</summary>
public sealed class AthenaClientTests : IAsyncDisposable
{
    private static readonly AwsKeys Keys = new("AKIDEXAMPLE", "wJalrXUtnFEMI/K7MDENG+bPxRfiCYEXAMPLEKEY", null, null);
    private readonly Dictionary<string, Queue<Func<JsonObject, StandInAnswer>>> _answers = [];
    private readonly List<(string Operation, JsonObject Body)> _asked = [];
    private readonly HastyTime _time = new();
    private readonly HttpClient _http = new();
    private readonly StandInAws _aws;

    public AthenaClientTests() => _aws = new("athena", Keys, request => Task.FromResult(Answer(request)));

    [Fact]
    public async Task A_question_is_started_waited_for_and_read_page_by_page()
    {
        On("StartQueryExecution", _ => Ok("""{"QueryExecutionId":"q-1"}"""));
        On(
            "GetQueryExecution",
            _ => State("QUEUED"),
            _ => State("RUNNING", 1000),
            _ => State("SUCCEEDED", 123_456_789)
        );
        On(
            "GetQueryResults",
            body =>
            {
                Assert.Null(body["NextToken"]);
                return Page(
                    "page-2",
                    ["day", "team", "model", "calls", "input_tokens", "output_tokens"],
                    ["2026-06-11", "oncology", "m", "3", "10", null]
                );
            },
            body =>
            {
                Assert.Equal("page-2", (string?)body["NextToken"]);
                return Page(null, ["2026-06-12", "(none)", "m", "1", null, "7"]);
            }
        );

        var answered = await Client()
            .AskAsync(
                Ask.Usage(new Dictionary<string, ModelPrice> { ["m"] = new(1, 1) }, new()),
                TestContext.Current.CancellationToken
            );

        Assert.Equal(123_456_789, answered.BytesRead);
        Assert.Equal(
            ["day", "team", "model", "calls", "input_tokens", "output_tokens", "cost"],
            answered.Answer.Columns
        );
        Assert.Equal(
            [
                ["2026-06-11", "oncology", "m", 3L, 10L, null, 0.00001],
                ["2026-06-12", "(none)", "m", 1L, null, 7L, 0.000007],
            ],
            answered.Answer.Rows
        );
        Assert.Null(answered.Answer.Next);
        Assert.Equal([TimeSpan.FromMilliseconds(250), TimeSpan.FromMilliseconds(500)], _time.Pauses);
        Assert.All(_aws.Requests, request => Assert.Null(request.Fault));
        var start = _asked[0].Body;
        Assert.Equal("ringfence", (string?)start["QueryExecutionContext"]!["Database"]);
        Assert.Equal("auditors", (string?)start["WorkGroup"]);
        Assert.Equal("s3://results/", (string?)start["ResultConfiguration"]!["OutputLocation"]);
        Assert.InRange(((string?)start["ClientRequestToken"])!.Length, 32, 128);
        Assert.Null(start["ExecutionParameters"]);
    }

    [Fact]
    public async Task Texts_go_as_parameters_quoted_and_times_come_back_as_times()
    {
        On("StartQueryExecution", _ => Ok("""{"QueryExecutionId":"q-1"}"""));
        On("GetQueryExecution", _ => State("SUCCEEDED", 0));
        On(
            "GetQueryResults",
            _ =>
                Page(
                    null,
                    ["time", "layer", "layer_number", "id"],
                    ["1781136197000", "cloudtrail", "0", "e-1"],
                    [null, "cloudtrail", "0", "e-2"]
                )
        );

        var answered = await Client()
            .AskAsync(
                Ask.Who([("person", "o'brien"), ("record", "a_b*")], new(Limit: 1)),
                TestContext.Current.CancellationToken
            );

        var given = _asked[0].Body["ExecutionParameters"]!.AsArray().Select(value => (string)value!).Distinct();
        Assert.Equal(["'o''brien'", @"'a\_b%'"], given);
        var row = Assert.Single(answered.Answer.Rows);
        Assert.Equal("2026-06-11T00:03:17Z", row[0]);
        Assert.NotNull(answered.Answer.Next);
    }

    [Fact]
    public async Task A_throttled_call_is_repeated_with_longer_pauses_and_a_start_with_its_token()
    {
        var throttled = new StandInAnswer(400, """{"__type":"TooManyRequestsException","Message":"slow down"}""");
        On("StartQueryExecution", _ => throttled, _ => new(503, ""), _ => Ok("""{"QueryExecutionId":"q-1"}"""));
        On("GetQueryExecution", _ => throttled, _ => State("SUCCEEDED", 5));
        await Client().RunAsync("CREATE DATABASE x", TestContext.Current.CancellationToken);

        Assert.Equal([500d, 1000d, 500d], _time.Pauses.Select(pause => pause.TotalMilliseconds));
        Assert.Single(_asked.Take(3).Select(one => (string?)one.Body["ClientRequestToken"]).Distinct());
    }

    [Fact]
    public async Task Patience_ends()
    {
        On(
            "StartQueryExecution",
            [
                .. Enumerable.Repeat<Func<JsonObject, StandInAnswer>>(
                    _ =>
                        new(400, """{"__type":"com.amazonaws.athena#ThrottlingException","message":"Rate exceeded"}"""),
                    6
                ),
            ]
        );
        var refused = await Assert.ThrowsAsync<IOException>(() =>
            Client().RunAsync("SELECT 1", TestContext.Current.CancellationToken)
        );
        Assert.Contains("ThrottlingException): Rate exceeded", refused.Message);
        Assert.Equal(6, _asked.Count);
    }

    [Theory]
    [InlineData("FAILED", "SYNTAX_ERROR: line 1:8", "Athena failed after 7 bytes: SYNTAX_ERROR: line 1:8")]
    [InlineData(
        "CANCELLED",
        "Query cancelled by user",
        "the query was cancelled after 7 bytes: Query cancelled by user"
    )]
    public async Task A_query_that_does_not_succeed_says_why(string state, string reason, string told)
    {
        On("StartQueryExecution", _ => Ok("""{"QueryExecutionId":"q-1"}"""));
        On("GetQueryExecution", _ => State(state, 7, reason));
        var failed = await Assert.ThrowsAsync<IOException>(() =>
            Client().RunAsync("SELECT 1", TestContext.Current.CancellationToken)
        );
        Assert.Equal(told, failed.Message);
    }

    [Fact]
    public async Task A_refusal_is_not_repeated()
    {
        On(
            "StartQueryExecution",
            _ => new(400, """{"__type":"InvalidRequestException","Message":"WorkGroup auditors is not found."}""")
        );
        var refused = await Assert.ThrowsAsync<IOException>(() =>
            Client().RunAsync("SELECT 1", TestContext.Current.CancellationToken)
        );
        Assert.Equal(
            "Athena refused StartQueryExecution (400 InvalidRequestException): WorkGroup auditors is not found.",
            refused.Message
        );
        Assert.Empty(_time.Pauses);
    }

    [Fact]
    public async Task Who_leaves_stops_the_query()
    {
        using var cancel = CancellationTokenSource.CreateLinkedTokenSource(TestContext.Current.CancellationToken);
        On("StartQueryExecution", _ => Ok("""{"QueryExecutionId":"q-1"}"""));
        On(
            "GetQueryExecution",
            _ =>
            {
                cancel.Cancel();
                return State("RUNNING", 1);
            }
        );
        On("StopQueryExecution", _ => Ok("{}"));
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() =>
            Client().AskAsync(Ask.Bypass(TimeSpan.Zero, new()), cancel.Token)
        );
        Assert.Equal(
            ("StopQueryExecution", "q-1"),
            (_asked[^1].Operation, (string?)_asked[^1].Body["QueryExecutionId"])
        );
    }

    [Fact]
    public async Task A_query_that_reads_too_much_is_stopped()
    {
        On("StartQueryExecution", _ => Ok("""{"QueryExecutionId":"q-1"}"""));
        On("GetQueryExecution", _ => State("RUNNING", 10), _ => State("RUNNING", 5_000_000));
        On("StopQueryExecution", _ => Ok("{}"));
        var stopped = await Assert.ThrowsAsync<IOException>(() =>
            Client(most: 1_000_000).AskAsync(Ask.Bypass(TimeSpan.Zero, new()), TestContext.Current.CancellationToken)
        );
        Assert.Contains("5,000,000 bytes, more than the 1,000,000", stopped.Message);
        Assert.Equal("StopQueryExecution", _asked[^1].Operation);
    }

    [Fact]
    public async Task The_work_groups_limit_is_the_most_that_a_query_can_cost()
    {
        On(
            "GetWorkGroup",
            _ =>
                Ok(
                    """{"WorkGroup":{"Name":"auditors","Configuration":{"BytesScannedCutoffPerQuery":1099511627776}}}"""
                ),
            _ => Ok("""{"WorkGroup":{"Name":"auditors","Configuration":{}}}""")
        );
        Assert.Equal(1L << 40, await Client().LimitAsync(TestContext.Current.CancellationToken));
        Assert.Null(await Client().LimitAsync(TestContext.Current.CancellationToken));
        var cost = new AthenaCost();
        Assert.Equal(5m, cost.Of(1L << 40));
        Assert.Equal(cost.Of(10 << 20), cost.Of(1));
        Assert.Equal(cost.Of(11 << 20), cost.Of((10 << 20) + 1));
    }

    public async ValueTask DisposeAsync()
    {
        await _aws.DisposeAsync();
        _http.Dispose();
    }

    private AthenaClient Client(long most = long.MaxValue) =>
        new(
            new SignedHttp(_http, new StaticKeys(Keys), TimeProvider.System),
            "us-east-1",
            _aws.Url,
            _time,
            new("ringfence", "auditors", "s3://results/", most)
        );

    private void On(string operation, params Func<JsonObject, StandInAnswer>[] answers) =>
        _answers[operation] = new(answers);

    private StandInAnswer Answer(StandInRequest request)
    {
        var target = request.Signed.Headers("x-amz-target")!;
        Assert.Equal("application/x-amz-json-1.1", request.Signed.Headers("content-type"));
        var operation = target["AmazonAthena.".Length..];
        var body = JsonNode.Parse(request.Body)!.AsObject();
        _asked.Add((operation, body));
        return _answers[operation].Dequeue()(body);
    }

    private static StandInAnswer Ok(string body) => new(200, body);

    private static StandInAnswer State(string state, long read = 0, string? reason = null) =>
        Ok(
            new JsonObject
            {
                ["QueryExecution"] = new JsonObject
                {
                    ["QueryExecutionId"] = "q-1",
                    ["Status"] = new JsonObject { ["State"] = state, ["StateChangeReason"] = reason },
                    ["Statistics"] = new JsonObject { ["DataScannedInBytes"] = read },
                },
            }.ToJsonString()
        );

    // The first row of a first page is the header.
    private static StandInAnswer Page(string? next, params string?[][] rows)
    {
        string[] numbers = ["time", "calls", "input_tokens", "output_tokens", "layer_number"];
        var header = rows[0].OfType<string>();
        return Ok(
            new JsonObject
            {
                ["NextToken"] = next,
                ["UpdateCount"] = 0,
                ["ResultSet"] = new JsonObject
                {
                    ["Rows"] = new JsonArray([
                        .. rows.Select(row =>
                            (JsonNode)
                                new JsonObject
                                {
                                    ["Data"] = new JsonArray([
                                        .. row.Select(cell =>
                                            (JsonNode)(cell is null ? [] : new JsonObject { ["VarCharValue"] = cell })
                                        ),
                                    ]),
                                }
                        ),
                    ]),
                    ["ResultSetMetadata"] = new JsonObject
                    {
                        ["ColumnInfo"] = new JsonArray([
                            .. header.Select(name =>
                                (JsonNode)
                                    new JsonObject
                                    {
                                        ["CatalogName"] = "hive",
                                        ["Name"] = name,
                                        ["Type"] = numbers.Contains(name) ? "bigint" : "varchar",
                                    }
                            ),
                        ]),
                    },
                },
            }.ToJsonString()
        );
    }
}
