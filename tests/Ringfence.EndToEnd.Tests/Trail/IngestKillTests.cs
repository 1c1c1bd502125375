using System.Globalization;
using System.IO.Compression;
using System.Text;
using Ringfence.EndToEnd.Running;

namespace Ringfence.EndToEnd.Trail;

/// <summary>SIGKILL in mid-ingest, at twenty places of the input: the repeat ends in the store that an uninterrupted run makes.</summary>
public sealed class IngestKillTests : IDisposable
{
    private const int Kills = 20;
    private readonly string _root = Directory.CreateTempSubdirectory("ingest-kill-").FullName;

    [Fact]
    public async Task A_repeat_after_each_kill_ends_in_the_same_store()
    {
        Assert.SkipUnless(OperatingSystem.IsLinux(), "how far a process has read is told by /proc");
        var total = WriteLogs();
        await Ingest("whole.db");
        var expected = await Contents("whole.db");
        var random = new Random(20);
        var killed = 0;
        for (var attempt = 0; attempt < Kills; attempt++)
        {
            var store = "killed.db";
            foreach (var file in Directory.EnumerateFiles(_root, store + "*"))
            {
                File.Delete(file);
            }

            killed += await KillAfter(store, random.NextInt64(total)) ? 1 : 0;
            await Ingest(store);
            var contents = await Contents(store);
            Assert.True(expected == contents, $"after kill {attempt + 1} the repeat made another store");
        }

        Assert.InRange(killed, Kills / 2, Kills);
    }

    public void Dispose() => Directory.Delete(_root, recursive: true);

    private async Task<bool> KillAfter(string store, long bytes)
    {
        using var running = Cli.Start("trail", "ingest", Logs, "--store", Path.Combine(_root, store));
        var before = Read(running.Id);
        while (!running.HasExited)
        {
            if (Read(running.Id) - before > bytes)
            {
                await running.KillAsync();
                return true;
            }

            await Task.Yield();
        }

        return false;
    }

    // Bytes that the process has read; its own libraries are the same in every run.
    private static long Read(int process)
    {
        try
        {
            var line = File.ReadLines($"/proc/{process}/io")
                .First(line => line.StartsWith("rchar:", StringComparison.Ordinal));
            return long.Parse(line.AsSpan(6), CultureInfo.InvariantCulture);
        }
        catch (IOException)
        {
            return 0;
        }
    }

    private async Task Ingest(string store)
    {
        var (exitCode, output) = await Cli.RunAsync("trail", "ingest", Logs, "--store", Path.Combine(_root, store));
        Assert.True(exitCode == 0, output);
    }

    private async Task<string> Contents(string store)
    {
        const string Sql = """
            SELECT (SELECT group_concat(id || value) FROM word),
              (SELECT group_concat(id || '|' || file || '|' || event_id || '|' || request_id || '|' || time || '|' || principal || '|' || address) FROM event),
              (SELECT group_concat(event || '|' || time) FROM (SELECT event, time FROM unexplained ORDER BY event)),
              (SELECT group_concat(day || '|' || principal || '|' || events) FROM (SELECT day, principal, events FROM principal_day ORDER BY day, principal)),
              (SELECT count(*) FROM stale_day),
              (SELECT group_concat(id || name || sha256 || kinds || mark) FROM file),
              (SELECT count(*) FROM set_aside)
            """;
        var (exitCode, output) = await Cli.RunAsync(
            "trail",
            "sql",
            Sql,
            "--store",
            Path.Combine(_root, store),
            "--format",
            "csv"
        );
        Assert.True(exitCode == 0, output);
        Assert.True(output.Length > 1_000_000, "the store is empty");
        return output;
    }

    private string Logs => Path.Combine(_root, "logs");

    private long WriteLogs()
    {
        Directory.CreateDirectory(Logs);
        long total = 0;
        for (var file = 0; file < 150; file++)
        {
            var events = Enumerable
                .Range(file * 200, 200)
                .Select(number =>
                    $$"""{"eventVersion":"1.11","userIdentity":{"type":"IAMUser","arn":"arn:aws:iam::1:user/u{{number % 997}}"},"eventTime":"2026-06-11T00:{{number % 60:D2}}:17Z","eventSource":"bedrock.amazonaws.com","eventName":"Converse","sourceIPAddress":"10.0.{{number % 200}}.1","requestID":"{{Guid.NewGuid()}}","eventID":"{{Guid.NewGuid()}}"}"""
                );
            var path = Path.Combine(Logs, $"{file:D4}.json.gz");
            using (var gzip = new GZipStream(File.Create(path), CompressionLevel.Fastest))
            {
                gzip.Write(Encoding.UTF8.GetBytes($$"""{"Records":[{{string.Join(',', events)}}]}"""));
            }

            total += new FileInfo(path).Length;
        }

        return total;
    }
}
