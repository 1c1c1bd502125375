using System.Buffers;
using Ringfence.Aws;
using Ringfence.Aws.EventStream;
using Ringfence.Aws.Signing;

namespace Ringfence.Benchmarks;

/// <summary>
/// What the gateway does to every byte and every call on the way to Bedrock: frames read and written, requests signed and verified.
/// By processor time, so that the numbers hold on a machine that others use too.
/// </summary>
internal static class EventStreamBench
{
    // Long enough that the clock's grain and the first calls do not matter; the best of three counts.
    private static readonly TimeSpan Round = TimeSpan.FromSeconds(1);

    // Asking for the processor time costs a microsecond itself.
    private const int BetweenLooks = 64;

    // As much as one read of a socket gives.
    private const int ReadBytes = 16 * 1024;

    public static int Run()
    {
        Console.WriteLine($"{"frames", -26}{"decode MB/s", 14}{"encode MB/s", 14}{"decode ns/frame", 18}");
        foreach (
            var (name, payload) in ((string, int)[])
                [("small (200 B)", 200 - 103), ("4 KiB", 4096), ("large (1 MiB)", 1 << 20)]
        )
        {
            var wire = Encode(payload, frames: Math.Max(1, (4 << 20) / (payload + 103)));
            var frames = CountFrames(wire);
            var decode = Measure(() => Decode(wire));
            var reused = new ArrayBufferWriter<byte>(wire.Length);
            var body = new byte[payload];
            var encode = Measure(() => EncodeInto(reused, body, frames));
            Console.WriteLine(
                $"{name, -26}{wire.Length * decode / 1e6, 14:F0}{wire.Length * encode / 1e6, 14:F0}{1e9 / (decode * frames), 18:F0}"
            );
        }

        Console.WriteLine();
        Console.WriteLine($"{"signatures", -26}{"per second", 14}{"µs each", 14}{"bytes each", 18}");
        var (signer, verifier, keys) = Signatures();
        Report("SigV4 sign", () => Sign(signer, keys).Dispose());
        using var signed = Sign(signer, keys);
        var request = Received(signed);
        Report("SigV4 parse and verify", () => Verify(verifier, request, keys));
        return 0;
    }

    private static void Report(string name, Action once)
    {
        var before = GC.GetAllocatedBytesForCurrentThread();
        once();
        var bytes = GC.GetAllocatedBytesForCurrentThread() - before;
        for (var i = 0; i < 10_000; i++)
        {
            once();
        }

        before = GC.GetAllocatedBytesForCurrentThread();
        once();
        bytes = Math.Min(bytes, GC.GetAllocatedBytesForCurrentThread() - before);
        var perSecond = Measure(once);
        Console.WriteLine($"{name, -26}{perSecond, 14:F0}{1e6 / perSecond, 14:F2}{bytes, 18}");
    }

    /// <summary>How often in a second of processor time, the best of three rounds.</summary>
    private static double Measure(Action once)
    {
        once();
        var best = 0.0;
        for (var round = 0; round < 3; round++)
        {
            var started = Environment.CpuUsage.TotalTime;
            var (times, taken) = (0L, TimeSpan.Zero);
            while (taken < Round)
            {
                for (var i = 0; i < BetweenLooks; i++)
                {
                    once();
                }

                times += BetweenLooks;
                taken = Environment.CpuUsage.TotalTime - started;
            }

            best = Math.Max(best, times / taken.TotalSeconds);
        }

        return best;
    }

    private static byte[] Encode(int payload, int frames)
    {
        var wire = new ArrayBufferWriter<byte>();
        EncodeInto(wire, new byte[payload], frames);
        return wire.WrittenSpan.ToArray();
    }

    private static void EncodeInto(ArrayBufferWriter<byte> wire, byte[] payload, int frames)
    {
        wire.ResetWrittenCount();
        for (var i = 0; i < frames; i++)
        {
            EventStreamEncoder.WriteEvent(wire, "contentBlockDelta"u8, payload);
        }
    }

    private static int CountFrames(byte[] wire) => Decode(wire);

    private static int Decode(byte[] wire)
    {
        using var decoder = new EventStreamDecoder();
        var frames = 0;
        for (var at = 0; at < wire.Length; )
        {
            var memory = decoder.GetMemory();
            var length = Math.Min(Math.Min(memory.Length, ReadBytes), wire.Length - at);
            wire.AsSpan(at, length).CopyTo(memory.Span);
            decoder.Advance(length);
            at += length;
            while (decoder.TryRead(out _))
            {
                frames++;
            }
        }

        return frames;
    }

    private static (SigV4Signer Signer, SigV4Verifier Verifier, AwsKeys Keys) Signatures() =>
        (
            new("us-east-1", "bedrock", TimeProvider.System),
            new("us-east-1", "bedrock", TimeProvider.System),
            new("ASIAEXAMPLE", "wJalrXUtnFEMI/K7MDENG+bPxRfiCYEXAMPLEKEY", new string('T', 700), null)
        );

    private static readonly Uri Target = new(
        "https://bedrock-runtime.us-east-1.amazonaws.com/model/us.anthropic.claude-sonnet-4-5-20250929-v1%3A0/converse-stream",
        new UriCreationOptions { DangerousDisablePathAndQueryCanonicalization = true }
    );

    private static readonly string BodySha256 = new('a', 64);

    private static HttpRequestMessage Sign(SigV4Signer signer, AwsKeys keys)
    {
        var request = new HttpRequestMessage(HttpMethod.Post, Target) { Content = new ReadOnlyMemoryContent(default) };
        request.Content.Headers.TryAddWithoutValidation("Content-Type", "application/json");
        signer.Sign(request, BodySha256, keys);
        return request;
    }

    private static SignedRequest Received(HttpRequestMessage request)
    {
        var headers = new Dictionary<string, string>
        {
            ["host"] = Target.Authority,
            ["content-type"] = "application/json",
        };
        foreach (var (name, values) in request.Headers.NonValidated)
        {
            headers[name.ToLowerInvariant()] = values.ToString();
        }

        return new("POST", Target.PathAndQuery, name => headers.GetValueOrDefault(name), BodySha256);
    }

    private static void Verify(SigV4Verifier verifier, SignedRequest request, AwsKeys keys)
    {
        if (
            !SigV4Authorization.TryParse(request.Headers, out var authorization, out var fault)
            || (fault = verifier.Verify(authorization, request, keys)) is not null
        )
        {
            throw new InvalidOperationException(fault.Message);
        }
    }
}
