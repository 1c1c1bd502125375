using System.Text.Json;
using System.Text.Json.Nodes;
using Ringfence.Aws.Calls;
using Ringfence.Evidence.Questions;

namespace Ringfence.Evidence.Engines.Athena;

/// <summary>Questions over Athena's API: started, waited for, read page by page; stopped when whoever asked leaves, or when it reads too much.</summary>
/// <param name="endpoint">E.g. <c>https://athena.us-east-1.amazonaws.com</c>.</param>
public sealed class AthenaClient(SignedHttp aws, string region, Uri endpoint, TimeProvider time, AthenaOptions options)
{
    private static readonly TimeSpan FirstPause = TimeSpan.FromMilliseconds(250);
    private static readonly TimeSpan LongestPause = TimeSpan.FromSeconds(5);

    private readonly AthenaApi _api = new(aws, region, endpoint, time);

    /// <summary>How many bytes the work group lets a query read at most; null where it sets no limit.</summary>
    /// <exception cref="IOException">Athena refused, or could not be reached.</exception>
    public async Task<long?> LimitAsync(CancellationToken cancel)
    {
        var answer = await _api.CallAsync("GetWorkGroup", new() { ["WorkGroup"] = options.WorkGroup }, cancel);
        return
            answer.TryGetProperty("WorkGroup", out var group)
            && group.TryGetProperty("Configuration", out var configuration)
            && configuration.TryGetProperty("BytesScannedCutoffPerQuery", out var limit)
            ? limit.GetInt64()
            : null;
    }

    /// <summary>Asks.</summary>
    /// <exception cref="IOException">Athena refused or failed, or the query would read more than <see cref="AthenaOptions.MostBytes"/>.</exception>
    public async Task<EngineAnswer> AskAsync(TrailQuestion question, CancellationToken cancel)
    {
        var sql = EngineSql.OfAthena(question);
        var id = await StartAsync(sql, cancel);
        long read;
        try
        {
            read = await WaitAsync(id, cancel);
        }
        catch (OperationCanceledException)
        {
            await StopAsync(id);
            throw;
        }

        var (columns, rows) = await new AthenaResults(_api).ReadAsync(id, cancel);
        return new(question.Answer(columns, rows, EngineAnswer.Unproven), read);
    }

    /// <summary>Runs a statement that answers no rows: of <see cref="AthenaDdl"/>.</summary>
    /// <exception cref="IOException">Athena refused or failed.</exception>
    public async Task RunAsync(string statement, CancellationToken cancel) =>
        await WaitAsync(await StartAsync(new(statement, []), cancel), cancel);

    private async Task<string> StartAsync(BoundSql sql, CancellationToken cancel)
    {
        // A start that is repeated with its token is the same start.
        var body = new JsonObject
        {
            ["QueryString"] = sql.Text,
            ["ClientRequestToken"] = Guid.NewGuid().ToString("N"),
            ["QueryExecutionContext"] = new JsonObject
            {
                ["Catalog"] = "AwsDataCatalog",
                ["Database"] = options.Database,
            },
            ["WorkGroup"] = options.WorkGroup,
        };
        if (options.Output is not null)
        {
            body["ResultConfiguration"] = new JsonObject { ["OutputLocation"] = options.Output };
        }

        if (sql.Values.Count > 0)
        {
            body["ExecutionParameters"] = new JsonArray([
                .. sql.Values.Select(one => (JsonNode)$"'{one.Value.Replace("'", "''", StringComparison.Ordinal)}'"),
            ]);
        }

        var answer = await _api.CallAsync("StartQueryExecution", body, cancel);
        return answer.Text("QueryExecutionId") ?? throw new IOException("Athena started a query and gave no id");
    }

    // Answers the bytes that were read.
    private async Task<long> WaitAsync(string id, CancellationToken cancel)
    {
        var pause = FirstPause;
        while (true)
        {
            var answer = await _api.CallAsync("GetQueryExecution", new() { ["QueryExecutionId"] = id }, cancel);
            var execution = answer.GetProperty("QueryExecution");
            var status = execution.GetProperty("Status");
            var read = Read(execution);
            switch (status.Text("State"))
            {
                case "SUCCEEDED":
                    return read;
                case "FAILED":
                    throw new IOException($"Athena failed after {read:N0} bytes: {Reason(status)}");
                case "CANCELLED":
                    throw new IOException($"the query was cancelled after {read:N0} bytes: {Reason(status)}");
            }

            if (read > options.MostBytes)
            {
                await StopAsync(id);
                throw new IOException(
                    $"the query was stopped: it had read {read:N0} bytes, more than the {options.MostBytes:N0} that were allowed; narrow it with --from and --to"
                );
            }

            await Task.Delay(pause, time, cancel);
            pause = pause * 2 < LongestPause ? pause * 2 : LongestPause;
        }
    }

    // Whoever asked is gone: what stopping answers helps nobody, and a query that ended by itself cannot be stopped.
    private async Task StopAsync(string id)
    {
        try
        {
            await _api.CallAsync("StopQueryExecution", new() { ["QueryExecutionId"] = id }, CancellationToken.None);
        }
        catch (IOException) { }
    }

    private static long Read(JsonElement execution) =>
        execution.TryGetProperty("Statistics", out var statistics)
        && statistics.TryGetProperty("DataScannedInBytes", out var bytes)
            ? bytes.GetInt64()
            : 0;

    private static string Reason(JsonElement status) =>
        (status.TryGetProperty("AthenaError", out var error) ? error.Text("ErrorMessage") : null)
        ?? status.Text("StateChangeReason")
        ?? "no reason given";
}
