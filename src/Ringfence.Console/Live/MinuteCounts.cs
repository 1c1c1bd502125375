namespace Ringfence.Console.Live;

/// <summary>What happened in a minute.</summary>
public sealed class MinuteCounts
{
    // Upper ends, in milliseconds; what is above the last is counted behind it.
    private static readonly double[] Bounds =
    [
        5,
        10,
        25,
        50,
        100,
        250,
        500,
        1_000,
        2_500,
        5_000,
        10_000,
        30_000,
        60_000,
    ];

    private readonly long[] _latency = new long[Bounds.Length + 1];

    /// <summary>Its beginning.</summary>
    public DateTimeOffset Minute { get; init; }

    /// <summary>Calls that were answered.</summary>
    public long Answered { get; private set; }

    /// <summary>Calls that were refused, or left by their caller.</summary>
    public long Refused { get; private set; }

    /// <summary>Calls that failed.</summary>
    public long Failed { get; private set; }

    /// <summary>All of them.</summary>
    public long Calls => Answered + Refused + Failed;

    internal void Add(LiveCall call)
    {
        switch (call.Kind)
        {
            case "good":
                Answered++;
                var at = Array.FindIndex(Bounds, bound => call.LatencyMs <= bound);
                _latency[at < 0 ? Bounds.Length : at]++;
                break;
            case "warn":
                Refused++;
                break;
            default:
                Failed++;
                break;
        }
    }

    internal void Add(MinuteCounts other)
    {
        Answered += other.Answered;
        Refused += other.Refused;
        Failed += other.Failed;
        for (var at = 0; at < _latency.Length; at++)
        {
            _latency[at] += other._latency[at];
        }
    }

    /// <summary>The latency that a part of the answered calls stayed within, by its bucket's upper end; null without any.</summary>
    public double? Quantile(double part)
    {
        var rank = (long)Math.Ceiling(Answered * part);
        for (var at = 0; at < Bounds.Length && rank > 0; at++)
        {
            rank -= _latency[at];
            if (rank <= 0)
            {
                return Bounds[at];
            }
        }
        return Answered == 0 ? null : double.PositiveInfinity;
    }
}
