using System.Diagnostics;
using Ringfence.Evidence.Engines.ClickHouse;
using Ringfence.Evidence.Ingest;
using Ringfence.Evidence.Store;
using Ringfence.Tests.Ledger;

namespace Ringfence.Tests.Evidence.Engines;

/// <summary>The recorded days in a store, and in ClickHouse's own engine twice: as views over the raw files, and as tables of its own.</summary>
public sealed class ClickHouseWorld : IAsyncLifetime
{
    public const string OverLogs = "over_logs";
    public const string OwnTables = "own_tables";

    private readonly TemporaryFolder _folder = new();
    private readonly HttpClient _http = new();
    private Process _engine = null!;
    private Uri _url = null!;

    public EvidenceStore Store { get; private set; } = null!;

    public ClickHouseClient Client(string database, string user = "auditor") =>
        new(_http, _url, database, user, "secret");

    public async ValueTask InitializeAsync()
    {
        await RecordedDays.WriteAsync(_folder.Path);
        var path = In("evidence.db");
        using (var store = EvidenceStore.Open(path))
        {
            string[] layers = [In("trail"), In("invocations"), In("ledger"), In("access")];
            Assert.Equal(0, Ingestion.Run(store, layers, TimeProvider.System).SetAsideCount);
        }

        Store = EvidenceStore.OpenReadOnly(path);
        _engine = await EngineScripts.StartAsync("clickhouse.mjs");
        var url = await _engine.StandardOutput.ReadLineAsync(TestContext.Current.CancellationToken);
        Assert.True(url is not null, url is null ? await _engine.StandardError.ReadToEndAsync() : "");
        _url = new Uri(url!);
        await MakeAsync(OverLogs, ownTables: false);
        await MakeAsync(OwnTables, ownTables: true);
    }

    public async ValueTask DisposeAsync()
    {
        _engine.StandardInput.Close();
        await _engine.WaitForExitAsync();
        _engine.Dispose();
        _http.Dispose();
        Store.Dispose();
        _folder.Dispose();
    }

    private string In(string name) => Path.Combine(_folder.Path, name);

    private async Task MakeAsync(string database, bool ownTables)
    {
        var logs = new ClickHouseLogs(In("trail"), In("invocations"), In("ledger"), In("access"), "us-east-1");
        var statements = ClickHouseDdl
            .Write(database, logs, ownTables)
            .Split(";\n", StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
        foreach (var statement in statements)
        {
            using var request = new HttpRequestMessage(
                HttpMethod.Post,
                new Uri(
                    _url,
                    $"?database={(statement.StartsWith("CREATE DATABASE", StringComparison.Ordinal) ? "default" : database)}"
                )
            )
            {
                Content = new StringContent(statement),
            };
            request.Headers.Add("X-ClickHouse-User", "auditor");
            using var response = await _http.SendAsync(request);
            Assert.True(response.IsSuccessStatusCode, await response.Content.ReadAsStringAsync());
        }
    }
}
