using System.Buffers;
using System.Diagnostics;
using Ringfence.Ledger;
using Ringfence.Ledger.Checkpoints;
using Ringfence.Ledger.Entries;

namespace Ringfence.Benchmarks.Ledger;

/// <summary>Durable appends a second, by how many callers append at once; what one costs; how long a proof takes.</summary>
internal static class LedgerAppendBench
{
    private const string Origin = "ringfence.example.com/bench";
    private static readonly TimeSpan Warm = TimeSpan.FromSeconds(1);
    private static readonly TimeSpan Measured = TimeSpan.FromSeconds(5);

    /// <summary>Runs all rows; the ledgers are made in the directory given, or in the temporary one, and removed.</summary>
    public static async Task<int> Run(string[] args)
    {
        var folder = Directory.CreateDirectory(
            Path.Combine(args.FirstOrDefault() ?? Path.GetTempPath(), $"ringfence-bench-{Environment.ProcessId}")
        );
        try
        {
            var entry = Entry();
            Console.WriteLine($"entries of {entry.Length} bytes, each durable (fsync) before its append completes");
            Console.WriteLine(
                $"{"appenders", 9} {"appends/s", 10} {"p50 ms", 8} {"p99 ms", 8} {"CPU µs", 7} {"bytes", 6}"
            );
            foreach (var appenders in (int[])[1, 8, 64, 256])
            {
                await Row(Path.Combine(folder.FullName, $"{appenders}"), appenders, entry);
            }

            await Proofs(Path.Combine(folder.FullName, "256"));
            return 0;
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    private static async Task Row(string directory, int appenders, byte[] entry)
    {
        using var signer = KeyFile.OpenOrCreate(Path.Combine(directory, "key"), Origin);
        LedgerOptions options = new() { Directory = Path.Combine(directory, "log"), Origin = Origin };
        await using var log = MerkleLog.Open(options, signer, TimeProvider.System);
        await Append(log, appenders, entry, Warm);
        var cpu = Environment.CpuUsage.TotalTime;
        var allocated = GC.GetTotalAllocatedBytes(precise: true);
        var clock = Stopwatch.StartNew();
        var latencies = await Append(log, appenders, entry, Measured);
        var seconds = clock.Elapsed.TotalSeconds;
        var count = latencies.Count;
        var microseconds = (Environment.CpuUsage.TotalTime - cpu).TotalMicroseconds / count;
        var bytes = (GC.GetTotalAllocatedBytes(precise: true) - allocated) / count;
        latencies.Sort();
        Console.WriteLine(
            $"{appenders, 9} {count / seconds, 10:N0} {latencies[count / 2], 8:F2} {latencies[count * 99 / 100], 8:F2} {microseconds, 7:F1} {bytes, 6}"
        );
    }

    private static async Task<List<double>> Append(MerkleLog log, int appenders, byte[] entry, TimeSpan during)
    {
        var until = Stopwatch.GetTimestamp() + (long)(during.TotalSeconds * Stopwatch.Frequency);
        var tasks = new Task<List<double>>[appenders];
        for (var i = 0; i < appenders; i++)
        {
            tasks[i] = Task.Run(async () =>
            {
                List<double> latencies = new(1 << 16);
                while (Stopwatch.GetTimestamp() < until)
                {
                    var start = Stopwatch.GetTimestamp();
                    await log.AppendAsync(entry);
                    latencies.Add(Stopwatch.GetElapsedTime(start).TotalMilliseconds);
                }

                return latencies;
            });
        }

        return [.. (await Task.WhenAll(tasks)).SelectMany(latencies => latencies)];
    }

    private static Task Proofs(string directory)
    {
        var reader = LedgerReader.Open(Path.Combine(directory, "log"));
        Random random = new(1);
        List<double> times = [];
        for (var i = 0; i < 1100; i++)
        {
            var index = random.NextInt64(reader.PublishedSize);
            var start = Stopwatch.GetTimestamp();
            _ = reader.ProveInclusion(index);
            times.Add(Stopwatch.GetElapsedTime(start).TotalMilliseconds);
        }

        times.RemoveRange(0, 100);
        times.Sort();
        Console.WriteLine(
            $"inclusion proof in {reader.PublishedSize:N0} entries: p50 {times[500]:F2} ms, p99 {times[990]:F2} ms"
        );
        return Task.CompletedTask;
    }

    private static byte[] Entry()
    {
        ArrayBufferWriter<byte> buffer = new();
        EntryEncoding.Write(
            buffer,
            new InferenceAsked
            {
                Time = new DateTimeOffset(2026, 11, 22, 12, 0, 0, TimeSpan.Zero),
                RequestId = "01JD0000000000000000000000",
                Call = new CallContext
                {
                    Caller = new Caller(
                        "https://id.example.com",
                        "00u1a2b3c4",
                        "a.okafor",
                        "oncology",
                        ["clinician"],
                        "chart-summary"
                    ),
                    Source = "10.1.2.3",
                    Door = "bedrock",
                    Operation = "ConverseStream",
                    ModelAsked = "sonnet",
                    ModelUsed = "eu.anthropic.claude-sonnet-4-5-20250929-v1:0",
                    Region = "eu-central-1",
                    Stream = true,
                    BodyDigest = new string('a', 64),
                    BodyBytes = 4096,
                    Policy = "5d41402abc4b2a76",
                },
            }
        );
        return buffer.WrittenSpan.ToArray();
    }
}
