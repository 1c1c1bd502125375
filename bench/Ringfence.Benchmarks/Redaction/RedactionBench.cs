using System.Diagnostics;
using System.Globalization;
using Ringfence.Redaction;
using Ringfence.Redaction.Replacements;

namespace Ringfence.Benchmarks.Redaction;

/// <summary>
/// Speed of the redactor on one core, by kind of text, and the time that one prompt waits for it. Processor time, not wall time: the
/// machine may be shared.
/// </summary>
internal static class RedactionBench
{
    private const int Size = 4_000_000;

    public static int Run()
    {
        var load = Stopwatch.StartNew();
        var redactor = new Redactor();
        redactor.Scan("John");
        Console.WriteLine($"first use (word lists): {load.ElapsedMilliseconds} ms");
        Console.WriteLine($"{"text", -24} {"MB/s", 8} {"bytes allocated a KB", 22} {"spans", 10}");
        foreach (var (name, text) in Texts.All(Size))
        {
            Throughput(redactor, name, text);
        }

        Latency(redactor, "4 KB prompt", Texts.Notes(4_000), 4_000);
        Latency(redactor, "200 KB prompt", Texts.Notes(200_000), 100);
        Latency(redactor, "700 KB prompt", Texts.Notes(700_000), 40);
        return 0;
    }

    private static void Throughput(Redactor redactor, string name, string text)
    {
        for (var warm = 0; warm < 3; warm++)
        {
            redactor.Scan(text);
        }

        var best = double.MaxValue;
        var spans = 0;
        var allocated = 0L;
        for (var run = 0; run < 5; run++)
        {
            var bytes = GC.GetAllocatedBytesForCurrentThread();
            var before = Process.GetCurrentProcess().TotalProcessorTime;
            spans = redactor.Scan(text).Count;
            best = Math.Min(best, (Process.GetCurrentProcess().TotalProcessorTime - before).TotalSeconds);
            allocated = GC.GetAllocatedBytesForCurrentThread() - bytes;
        }

        var megabytes = System.Text.Encoding.UTF8.GetByteCount(text) / 1e6;
        Console.WriteLine(
            string.Create(
                CultureInfo.InvariantCulture,
                $"{name, -24} {megabytes / best, 8:0.0} {allocated / (megabytes * 1000), 22:0.0} {spans, 10}"
            )
        );
    }

    private static void Latency(Redactor redactor, string name, string text, int runs)
    {
        var label = new Label();
        var times = new double[runs];
        for (var run = 0; run < runs; run++)
        {
            var start = Stopwatch.GetTimestamp();
            redactor.Redact(text, label);
            times[run] = Stopwatch.GetElapsedTime(start).TotalMilliseconds;
        }

        Array.Sort(times);
        Console.WriteLine(
            string.Create(
                CultureInfo.InvariantCulture,
                $"{name, -24} median {times[runs / 2]:0.000} ms, p99 {times[runs * 99 / 100]:0.000} ms"
            )
        );
    }
}
