namespace Ringfence.Gateway.Limits;

/// <summary>
/// What can end a call from outside: its caller leaving, the gateway stopping, a time limit. One token for all of them, and
/// <see cref="Cause"/> says which it was. Owned by one call.
/// </summary>
internal sealed class Deadline : IDisposable
{
    private readonly TimeoutOptions _limits;
    private readonly TimeProvider _time;
    private readonly long _started;
    private readonly CancellationToken _callerGone;
    private readonly CancellationToken _overdue;
    private readonly CancellationTokenSource _ends;
    private readonly CancellationTokenRegistration _onCallerGone;
    private readonly CancellationTokenRegistration _onOverdue;
    private GatewayError _ifTooLate;

    public Deadline(
        TimeoutOptions limits,
        TimeProvider time,
        long started,
        CancellationToken callerGone,
        CancellationToken overdue
    )
    {
        (_limits, _time, _started, _callerGone, _overdue) = (limits, time, started, callerGone, overdue);
        _ends = new CancellationTokenSource(Timeout.InfiniteTimeSpan, time);
        _onCallerGone = callerGone.UnsafeRegister(End, _ends);
        _onOverdue = overdue.UnsafeRegister(End, _ends);
    }

    public CancellationToken Token => _ends.Token;

    /// <summary>The request is with Bedrock: its answer must begin within the limit.</summary>
    public void AwaitFirstByte() => Allow(_limits.FirstByte, GatewayError.UpstreamTimedOut);

    /// <summary>The answer has begun: its next bytes must come within the limit.</summary>
    public void AwaitMore() => Allow(_limits.Idle, GatewayError.StreamIdle);

    /// <summary>
    /// The caller has been given some of the answer and must read on: within the limit of its own, for it may have to be told that
    /// another has passed.
    /// </summary>
    /// <exception cref="TimeoutException">It does not.</exception>
    public Task<T> AwaitReaderAsync<T>(Task<T> writing) => writing.WaitAsync(_limits.Idle, _time, _callerGone);

    /// <summary>Nobody waits for the answer any more.</summary>
    public void End() => _ends.Cancel();

    /// <summary>Why the token was cancelled.</summary>
    public Refusal Cause() =>
        _callerGone.IsCancellationRequested ? new Refusal(GatewayError.CallerGone, "The caller left before the end.")
        : _overdue.IsCancellationRequested
            ? new Refusal(
                GatewayError.Draining,
                "The gateway is stopping and the call did not finish in time; send it again."
            )
        : new Refusal(_ifTooLate, Message(_ifTooLate));

    public void Dispose()
    {
        _onCallerGone.Dispose();
        _onOverdue.Dispose();
        _ends.Dispose();
    }

    private void Allow(TimeSpan limit, GatewayError ifTooLate)
    {
        var left = _limits.Whole - _time.GetElapsedTime(_started);
        _ifTooLate = left < limit ? GatewayError.CallTooLong : ifTooLate;
        var within = left < limit ? left : limit;
        _ends.CancelAfter(within > TimeSpan.Zero ? within : TimeSpan.Zero);
    }

    private string Message(GatewayError error) =>
        error switch
        {
            GatewayError.UpstreamTimedOut =>
                $"Bedrock did not begin to answer within {_limits.FirstByte} (Limits:Timeouts:FirstByte).",
            GatewayError.StreamIdle => $"Bedrock's answer was silent for {_limits.Idle} (Limits:Timeouts:Idle).",
            _ => $"The call took longer than {_limits.Whole} (Limits:Timeouts:Whole).",
        };

    private static void End(object? ends) => ((CancellationTokenSource)ends!).Cancel();
}
