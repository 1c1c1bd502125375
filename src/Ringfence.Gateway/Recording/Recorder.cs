using Microsoft.Extensions.Logging;
using Ringfence.Gateway.Health;
using Ringfence.Ledger;
using Ringfence.Ledger.Entries;

namespace Ringfence.Gateway.Recording;

/// <summary>
/// Writes the two entries of a call. Each method completes when the entry is durable, or with the refusal that the caller of the
/// gateway must then be given; what happens to the client's connection meanwhile does not matter to it. Open for inheritance to the
/// benchmark alone, which measures what recording costs; no configuration can take it out of the way.
/// </summary>
internal partial class Recorder(
    MerkleLog ledger,
    LedgerLag lag,
    OwedAnswers owed,
    GatewayMetrics metrics,
    TimeProvider time,
    ILogger<Recorder> log
)
{
    private const int EntryCapacity = 1024;

    /// <summary>Records that a call is about to be forwarded. MUST complete with null before Bedrock is given a byte.</summary>
    public virtual async ValueTask<Refusal?> AskedAsync(Exchange exchange)
    {
        if (lag.IsTooLong)
        {
            Log.AskedNotVouchedFor(log, exchange.RequestId, lag.For);
            return NotDurable("Nothing was sent to the model");
        }
        using var entry = new PooledBuffer(EntryCapacity);
        EntryEncoding.Write(
            entry,
            new InferenceAsked
            {
                Time = time.GetUtcNow(),
                RequestId = exchange.RequestId,
                Call = CallRecord.Of(exchange),
            }
        );
        try
        {
            exchange.Asked = await AppendAsync(entry);
            return null;
        }
        catch (LedgerFault fault)
        {
            Log.AskedNotDurable(log, fault, exchange.RequestId);
            return NotDurable("Nothing was sent to the model");
        }
    }

    /// <summary>
    /// Records how a call ended, once. MUST complete with null before the client is given the end of its answer. An entry that
    /// cannot be made durable now is owed: it says what the client is told (503), and is written when the ledger recovers.
    /// </summary>
    public virtual async ValueTask<Refusal?> AnsweredAsync(Exchange exchange)
    {
        if (exchange.IsAnswered)
        {
            return null;
        }
        exchange.IsAnswered = true;
        using var entry = new PooledBuffer(EntryCapacity);
        EntryEncoding.Write(entry, CallRecord.End(exchange, time));
        try
        {
            await AppendAsync(entry);
            return null;
        }
        catch (LedgerFault fault)
        {
            Log.AnsweredNotDurable(log, fault, exchange.RequestId);
            var refusal = NotDurable("The answer is withheld");
            exchange.Fail(refusal.Error);
            entry.Clear();
            EntryEncoding.Write(entry, CallRecord.End(exchange, time));
            owed.Add(entry.Span);
            return refusal;
        }
    }

    private async ValueTask<long> AppendAsync(PooledBuffer entry)
    {
        var started = time.GetTimestamp();
        var index = await ledger.AppendAsync(entry.Memory);
        metrics.Appended(time.GetElapsedTime(started));
        return index;
    }

    private static Refusal NotDurable(string consequence) =>
        new(
            GatewayError.RecordNotDurable,
            $"The record of this call could not be made durable. {consequence}; try again when the gateway is ready (/readyz says why it is not).",
            TimeSpan.FromSeconds(1)
        );

    private static partial class Log
    {
        [LoggerMessage(100, LogLevel.Error, "Call {RequestId} was not forwarded: its entry could not be made durable")]
        public static partial void AskedNotDurable(ILogger log, Exception fault, string requestId);

        [LoggerMessage(
            102,
            LogLevel.Error,
            "Call {RequestId} was not forwarded: its entry could not be made durable beyond this machine, for {Lag} the ledger has not published"
        )]
        public static partial void AskedNotVouchedFor(ILogger log, string requestId, TimeSpan lag);

        [LoggerMessage(
            101,
            LogLevel.Error,
            "Answer of call {RequestId} is withheld: its entry could not be made durable"
        )]
        public static partial void AnsweredNotDurable(ILogger log, Exception fault, string requestId);
    }
}
