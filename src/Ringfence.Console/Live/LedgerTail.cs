using System.Runtime.CompilerServices;
using System.Threading.Channels;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Ringfence.Console.Follow;
using Ringfence.Evidence.Gateway;
using Ringfence.Ledger;
using Ringfence.Ledger.Entries;

namespace Ringfence.Console.Live;

/// <summary>
/// Follows the ledger as it grows, entries to calls: what the live list sends and the first page counts. It keeps the last few hundred calls
/// and a count a minute, whatever comes; a browser that reads too slowly misses calls and is told so.
/// </summary>
public sealed partial class LedgerTail(
    EvidencePlaces places,
    MerkleLog ledger,
    TimeProvider time,
    ILogger<LedgerTail> log
) : BackgroundService
{
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(500);

    // What is read back at the start: enough for the first page of a busy hour, and bounded.
    private const int ReadBack = 20_000;
    private const int MostKept = 300;
    private const int MostOpen = 10_000;

    private readonly Lock _gate = new();
    private readonly Queue<LiveCall> _recent = new(); // guarded by _gate
    private readonly HashSet<Channel<LiveCall>> _readers = []; // guarded by _gate
    private readonly Dictionary<string, RecordedCall> _open = []; // owned by the loop
    private long _next = -1; // owned by the loop

    /// <summary>What is counted.</summary>
    public Activity Activity { get; } = new(time);

    /// <summary>The last calls, newest last.</summary>
    public IReadOnlyList<LiveCall> Recent
    {
        get
        {
            lock (_gate)
            {
                return [.. _recent];
            }
        }
    }

    /// <summary>Browsers that follow now.</summary>
    public int Readers
    {
        get
        {
            lock (_gate)
            {
                return _readers.Count;
            }
        }
    }

    /// <summary>Calls as they end, after those kept. Ends with <paramref name="cancel"/>.</summary>
    public async IAsyncEnumerable<LiveCall> FollowAsync([EnumeratorCancellation] CancellationToken cancel)
    {
        var channel = Channel.CreateBounded<LiveCall>(
            new BoundedChannelOptions(MostKept) { FullMode = BoundedChannelFullMode.DropOldest, SingleReader = true }
        );
        LiveCall[] kept;
        lock (_gate)
        {
            kept = [.. _recent];
            _readers.Add(channel);
        }
        try
        {
            foreach (var call in kept)
            {
                yield return call;
            }
            while (await channel.Reader.WaitToReadAsync(cancel))
            {
                while (channel.Reader.TryRead(out var call))
                {
                    yield return call;
                }
            }
        }
        finally
        {
            lock (_gate)
            {
                _readers.Remove(channel);
            }
        }
    }

    /// <inheritdoc/>
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(Pause, time);
        try
        {
            do
            {
                Read();
            } while (await timer.WaitForNextTickAsync(stoppingToken));
        }
        catch (OperationCanceledException)
        {
            // Stopping.
        }
    }

    /// <summary>Takes what is new.</summary>
    internal void Read()
    {
        if (ledger.Size == _next)
        {
            return;
        }
        try
        {
            var reader = LedgerReader.Open(places.Ledger);
            _next = _next < 0 ? Math.Max(0, reader.Size - ReadBack) : _next;
            foreach (var entry in reader.Entries(_next))
            {
                _next = entry.Index + 1;
                Take(entry);
            }
        }
        catch (Exception failure)
            when (failure is IOException or InvalidDataException or System.Text.Json.JsonException)
        {
            Log.Failed(log, failure);
        }
    }

    private void Take(LedgerEntry entry)
    {
        if (EntryEncoding.TryRead(entry.Bytes, out InferenceAsked? asked))
        {
            if (_open.Count >= MostOpen)
            {
                _open.Clear(); // Calls whose end never came: the gateway was killed during each.
            }
            _open[asked!.RequestId] = new()
            {
                Index = entry.Index,
                RequestId = asked.RequestId,
                Time = asked.Time,
                Call = asked.Call,
            };
        }
        else if (EntryEncoding.TryRead(entry.Bytes, out InferenceAnswered? answered))
        {
            if (Pair(entry.Index, answered!) is { } call)
            {
                Publish(LiveCall.Of(call));
            }
        }
    }

    private RecordedCall? Pair(long index, InferenceAnswered answered)
    {
        if (_open.Remove(answered.RequestId, out var open))
        {
            return open with { Answered = answered, AnsweredIndex = index };
        }
        return answered.Call is { } refused
            ? new()
            {
                Index = index,
                AnsweredIndex = index,
                RequestId = answered.RequestId,
                Time = answered.Time,
                Call = refused,
                Answered = answered,
            }
            : null;
    }

    private void Publish(LiveCall call)
    {
        Activity.Add(call);
        lock (_gate)
        {
            _recent.Enqueue(call);
            if (_recent.Count > MostKept)
            {
                _recent.Dequeue();
            }
            foreach (var reader in _readers)
            {
                reader.Writer.TryWrite(call);
            }
        }
    }

    private static partial class Log
    {
        [LoggerMessage(930, LogLevel.Warning, "The ledger could not be followed; it is tried again")]
        public static partial void Failed(ILogger log, Exception why);
    }
}
