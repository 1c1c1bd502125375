using Ringfence.Gateway.Doors;
using Ringfence.Gateway.Health;
using Ringfence.Gateway.Limits;
using Ringfence.Gateway.Recording;
using Ringfence.Redaction;

namespace Ringfence.Gateway.Answers;

/// <summary>
/// An answer that comes as an event stream: forwarded frame by frame as it arrives, whole frames only, so that a stream which is cut can
/// still end in a proper error. From the end marker on frames are held until the entry is durable.
/// </summary>
internal sealed class StreamedAnswer(Recorder recorder, LimitsOptions limits, GatewayMetrics metrics, TimeProvider time)
{
    /// <summary>Bytes to gather while more are at hand before the client is given them.</summary>
    private const int FlushAt = 32 * 1024;

    /// <summary>Time for an error event to leave before the connection is cut: a reset discards what still waits to be sent, and a busy machine sends late.</summary>
    private static readonly TimeSpan BeforeCut = TimeSpan.FromMilliseconds(500);

    /// <summary>Null when the client was answered; a refusal while nothing was sent yet, or when nobody is left to send to.</summary>
    public async ValueTask<Refusal?> SendAsync(Exchange exchange, HttpResponseMessage answer, IDoor door)
    {
        Prepare(exchange, answer);
        using var relay = new FrameRelay(exchange, time);
        using var counted = metrics.Streaming();
        var broken = await ForwardAsync(exchange, answer, relay);
        if (broken is not null && (broken.Error == GatewayError.CallerGone || !exchange.Http.Response.HasStarted))
        {
            return broken;
        }
        exchange.IsPartial = broken is not null || exchange.Usage is not { HasEnded: true, IsCounted: true };
        if (relay.Fault is { } fault && exchange.FirstTokenAt is null && !exchange.Http.Response.HasStarted)
        {
            exchange.Status = fault.Status;
            return await recorder.AnsweredAsync(exchange) ?? await FailAsync(exchange, door, fault);
        }
        await EndAsync(exchange, relay, broken);
        return null;
    }

    /// <summary>Bedrock's exception came before anything else: the client is better served by an error with a status.</summary>
    private static async ValueTask<Refusal?> FailAsync(Exchange exchange, IDoor door, ClientError fault)
    {
        await Refusals.WriteAsync(exchange, door, fault);
        return null;
    }

    /// <summary>Copies frames until the stream ends; null when it ended as it should, or in an exception of Bedrock's own.</summary>
    private async ValueTask<Refusal?> ForwardAsync(Exchange exchange, HttpResponseMessage answer, FrameRelay relay)
    {
        try
        {
            var stream = await answer.Content.ReadAsStreamAsync(exchange.Deadline.Token);
            while (true)
            {
                var reading = stream.ReadAsync(relay.GetMemory(), exchange.Deadline.Token);
                if ((!reading.IsCompleted || relay.Unflushed > FlushAt) && !await relay.FlushAsync())
                {
                    return await LeaveAsync(exchange, reading);
                }
                var read = await AwaitAsync(reading, exchange, relay);
                if (read == 0)
                {
                    return relay.Ended();
                }
                if (relay.Accept(read))
                {
                    return null;
                }
            }
        }
        catch (OperationCanceledException) when (exchange.Deadline.Token.IsCancellationRequested)
        {
            return exchange.Deadline.Cause();
        }
        catch (IOException)
        {
            return Broken("Bedrock closed the connection in the middle of its stream.");
        }
        catch (RedactionFailedException failed)
        {
            return Unjudged(failed);
        }
        catch (InvalidDataException)
        {
            return Broken("Bedrock's stream is malformed: a frame's checksum, length or content is wrong.");
        }
    }

    /// <summary>The client has left: ends the read that is under way, for it fills a buffer that is about to be given back.</summary>
    private static async ValueTask<Refusal> LeaveAsync(Exchange exchange, ValueTask<int> reading)
    {
        exchange.Deadline.End();
        try
        {
            await reading;
        }
        catch (Exception end) when (end is OperationCanceledException or IOException)
        {
            // As it should.
        }
        return new(GatewayError.CallerGone, "The caller left before the end.");
    }

    /// <summary>Waits for more; where the protocol has a ping, the client hears one whenever the wait is long.</summary>
    private async ValueTask<int> AwaitAsync(ValueTask<int> reading, Exchange exchange, FrameRelay relay)
    {
        if (reading.IsCompleted)
        {
            return await reading;
        }
        exchange.Deadline.AwaitMore();
        if (!relay.MayPing)
        {
            return await reading;
        }
        var waiting = reading.AsTask();
        while (true)
        {
            try
            {
                return await waiting.WaitAsync(limits.PingEvery, time);
            }
            catch (TimeoutException) when (!waiting.IsCompleted)
            {
                relay.Ping();
                await relay.FlushAsync();
            }
        }
    }

    /// <summary>Records the call, then gives the client the rest: what was held, or an error event in its place.</summary>
    private async ValueTask EndAsync(Exchange exchange, FrameRelay relay, Refusal? broken)
    {
        if (broken is not null)
        {
            exchange.Fail(broken.Error);
        }
        var refusal = await recorder.AnsweredAsync(exchange) ?? broken;
        if (refusal is null)
        {
            relay.Finish();
        }
        else
        {
            relay.Break(Refusals.Of(exchange, refusal));
        }
        await relay.FlushAsync();
        if (relay.EndsInError && exchange.Door == Door.OpenAi)
        {
            await CutAsync(exchange);
        }
    }

    /// <summary>
    /// Not every client of OpenAI's protocol hears its error event: its own .NET client passes over it, and would take half an answer for a
    /// whole one. So the response gets no end.
    /// </summary>
    private async ValueTask CutAsync(Exchange exchange)
    {
        await Task.Delay(BeforeCut, time, CancellationToken.None);
        exchange.Http.Abort();
    }

    /// <summary>The head goes out with the first whole frame, not before: until then an error can still have its own status.</summary>
    private static void Prepare(Exchange exchange, HttpResponseMessage answer)
    {
        AnswerHeaders.Pass(answer, exchange);
        exchange.Status = (int)answer.StatusCode;
        var response = exchange.Http.Response;
        response.StatusCode = exchange.Status;
        response.ContentType = exchange.Call!.AnswerContentType;
        response.Headers.CacheControl = "no-cache";
        AnswerHeaders.WriteIds(exchange);
    }

    /// <summary>What cannot be judged is not given.</summary>
    internal static Refusal Unjudged(RedactionFailedException failed) =>
        new(
            GatewayError.RedactionFailed,
            $"The answer could not be judged for identifiers ({failed.Cause.Name}), so the rest of it is withheld; tell the operator the request id."
        );

    private static Refusal Broken(string message) => new(GatewayError.StreamBroken, message);
}
