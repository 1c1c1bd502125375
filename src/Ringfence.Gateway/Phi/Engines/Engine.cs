using System.Collections.Concurrent;
using Polly;
using Polly.CircuitBreaker;
using Polly.Timeout;
using Ringfence.Gateway.Health;
using Ringfence.Redaction;

namespace Ringfence.Gateway.Phi.Engines;

/// <summary>
/// One configured engine: asks it about a whole prompt within its time limit, leaves it alone for a while when it fails too often, and gives
/// what it found in our kinds. Shared by all calls.
/// </summary>
internal sealed class Engine
{
    /// <summary>A finding of ours that is sure names the kind: an MRN stays one where an engine says ID.</summary>
    private const double MostScore = 0.8;

    /// <summary>How many parts of one prompt are with the engine at a time.</summary>
    private const int AtOnce = 4;

    private readonly IEngine _engine;
    private readonly EngineOptions _options;
    private readonly EngineTypes _types;
    private readonly EngineCounters _counters;
    private readonly TimeProvider _time;
    private readonly ResiliencePipeline _pipeline;

    public Engine(string name, IEngine engine, EngineOptions options, EngineCounters counters, TimeProvider time)
    {
        (Name, _engine, _options, _counters, _time) = (name, engine, options, counters, time);
        _types = new EngineTypes(options.Kind, options.Kinds);
        _pipeline = new ResiliencePipelineBuilder { TimeProvider = time }
            .AddCircuitBreaker(
                new CircuitBreakerStrategyOptions
                {
                    FailureRatio = 0.5,
                    MinimumThroughput = 8,
                    SamplingDuration = TimeSpan.FromSeconds(30),
                    BreakDuration = TimeSpan.FromSeconds(15),
                    ShouldHandle = static attempt =>
                        ValueTask.FromResult(attempt.Outcome.Exception is { } failed && FaultOf(failed).IsIllness()),
                }
            )
            .AddTimeout(new TimeoutStrategyOptions { Timeout = options.Timeout })
            .Build();
    }

    /// <summary>As the configuration names it.</summary>
    public string Name { get; }

    /// <summary>Whether a prompt that it could not judge may go with the built-in detectors' judgement alone.</summary>
    public bool MayFail => _options.OnFailure == EngineFallback.BuiltIn;

    /// <summary>What it finds, in any order, some perhaps twice.</summary>
    /// <exception cref="EngineException">It gave no judgement.</exception>
    /// <exception cref="OperationCanceledException"><paramref name="cancel"/>: nobody waits any more.</exception>
    public async Task<IReadOnlyList<PhiSpan>> FindAsync(string text, CancellationToken cancel)
    {
        var started = _time.GetTimestamp();
        try
        {
            var found = await _pipeline.ExecuteAsync(
                static async (state, within) => await state.Engine.AskAsync(state.Text, within),
                (Engine: this, Text: text),
                cancel
            );
            _counters.Add(Name, "answered", _time.GetElapsedTime(started));
            return found;
        }
        catch (Exception failed) when (IsFault(failed, cancel))
        {
            var fault = FaultOf(failed);
            _counters.Add(Name, fault.Word(), _time.GetElapsedTime(started));
            throw new EngineException(fault, failed);
        }
    }

    private async Task<IReadOnlyList<PhiSpan>> AskAsync(string text, CancellationToken within)
    {
        var parts = TextParts.Of(text, _engine.MostBytes);
        if (parts.Count == 1)
        {
            return [.. Spans(text, 0, await _engine.FindAsync(text, within))];
        }
        var all = new ConcurrentQueue<PhiSpan>();
        await Parallel.ForEachAsync(
            parts,
            new ParallelOptions { MaxDegreeOfParallelism = AtOnce, CancellationToken = within },
            async (part, cancel) =>
            {
                foreach (
                    var span in Spans(text, part.Start, await _engine.FindAsync(text[part.Start..part.End], cancel))
                )
                {
                    all.Enqueue(span);
                }
            }
        );
        return [.. all];
    }

    private IEnumerable<PhiSpan> Spans(string text, int offset, IReadOnlyList<EngineSpan> found)
    {
        foreach (var each in found)
        {
            if (each.Score < _options.MinScore || _types.Of(each.Type) is not { } kind)
            {
                continue;
            }
            var (start, end) = WholeWords(text, offset + each.Start, offset + each.End);
            if (end > start && (_options.Strict || SafeHarbor.Takes(kind, text.AsSpan(start, end - start))))
            {
                yield return new PhiSpan(start, end, kind, Math.Min(each.Score, MostScore), Name);
            }
        }
    }

    /// <summary>Engines cut a prefix off an id and a name out of its hyphens; half of it left is not taken out.</summary>
    private static (int Start, int End) WholeWords(string text, int start, int end)
    {
        while (start < end && char.IsWhiteSpace(text[start]))
        {
            start++;
        }
        while (end > start && char.IsWhiteSpace(text[end - 1]))
        {
            end--;
        }
        while (start > 0 && start < end && IsWord(text[start]) && IsWord(text[start - 1]))
        {
            start--;
        }
        while (end < text.Length && end > start && IsWord(text[end - 1]) && IsWord(text[end]))
        {
            end++;
        }
        return (start, end);
    }

    private static bool IsWord(char letter) => char.IsLetterOrDigit(letter) || char.IsSurrogate(letter);

    private static bool IsFault(Exception failed, CancellationToken cancel) =>
        !cancel.IsCancellationRequested
        && failed
            is EngineException
                or TimeoutRejectedException
                or BrokenCircuitException
                or HttpRequestException
                or IOException
                or OperationCanceledException
                or Aws.Credentials.NoAwsKeysException;

    private static EngineFault FaultOf(Exception failed) =>
        failed switch
        {
            EngineException named => named.Fault,
            TimeoutRejectedException => EngineFault.TimedOut,
            BrokenCircuitException => EngineFault.Resting,
            Aws.Credentials.NoAwsKeysException or OperationCanceledException => EngineFault.Refused,
            _ => EngineFault.Unreachable,
        };
}
