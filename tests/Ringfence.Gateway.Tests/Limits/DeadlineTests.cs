using Ringfence.Gateway.Limits;

namespace Ringfence.Gateway.Tests.Limits;

public sealed class DeadlineTests
{
    private static readonly TimeoutOptions Timeouts = new()
    {
        FirstByte = TimeSpan.FromSeconds(30),
        Idle = TimeSpan.FromSeconds(10),
        Whole = TimeSpan.FromSeconds(60),
    };

    private readonly FakeTime _time = new();

    [Fact]
    public void Each_wait_has_its_own_limit_and_its_own_error()
    {
        using var deadline = Start();

        deadline.AwaitFirstByte();
        _time.Advance(TimeSpan.FromSeconds(29));
        Assert.False(deadline.Token.IsCancellationRequested);
        deadline.AwaitMore();
        _time.Advance(TimeSpan.FromSeconds(11));

        Assert.True(deadline.Token.IsCancellationRequested);
        Assert.Equal(GatewayError.StreamIdle, deadline.Cause().Error);
    }

    [Fact]
    public void No_first_byte_in_time_is_Bedrocks_fault()
    {
        using var deadline = Start();

        deadline.AwaitFirstByte();
        _time.Advance(TimeSpan.FromSeconds(31));

        Assert.Equal(GatewayError.UpstreamTimedOut, deadline.Cause().Error);
    }

    [Fact]
    public void The_whole_call_is_limited_however_lively_it_is()
    {
        using var deadline = Start();

        for (var second = 0; second < 59; second++)
        {
            deadline.AwaitMore();
            _time.Advance(TimeSpan.FromSeconds(1));
            Assert.False(deadline.Token.IsCancellationRequested);
        }
        deadline.AwaitMore();
        _time.Advance(TimeSpan.FromSeconds(2));

        Assert.Equal(GatewayError.CallTooLong, deadline.Cause().Error);
    }

    [Fact]
    public void A_caller_who_left_is_the_cause_whatever_else_ran_out()
    {
        using var caller = new CancellationTokenSource();
        using var deadline = Start(caller.Token);

        deadline.AwaitFirstByte();
        caller.Cancel();
        _time.Advance(TimeSpan.FromSeconds(100));

        Assert.Equal(GatewayError.CallerGone, deadline.Cause().Error);
    }

    [Fact]
    public void A_gateway_that_stops_is_the_cause_of_what_it_ends()
    {
        using var overdue = new CancellationTokenSource();
        using var deadline = Start(overdue: overdue.Token);

        overdue.Cancel();

        Assert.True(deadline.Token.IsCancellationRequested);
        Assert.Equal(GatewayError.Draining, deadline.Cause().Error);
    }

    private Deadline Start(CancellationToken caller = default, CancellationToken overdue = default) =>
        new(Timeouts, _time, _time.GetTimestamp(), caller, overdue);
}
