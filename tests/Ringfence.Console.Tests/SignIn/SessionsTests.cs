using Ringfence.Console.SignIn;
using Ringfence.Tests;

namespace Ringfence.Console.Tests.SignIn;

public sealed class SessionsTests
{
    private static readonly Person Somebody = new("https://issuer.example", "1", "r.meyer", ["oncology"], Role.Viewer);
    private readonly FakeTime _time = new("2026-06-11T08:00:00Z");
    private readonly Sessions _sessions;

    public SessionsTests() => _sessions = new Sessions(new ConsoleOptions(), _time);

    [Fact]
    public void A_session_ends_half_an_hour_after_its_last_request()
    {
        var number = _sessions.Begin(Somebody, null);
        _time.Advance(TimeSpan.FromMinutes(29));
        Assert.Equal(Somebody, _sessions.Find(number));
        _time.Advance(TimeSpan.FromMinutes(30));
        Assert.Equal(Somebody, _sessions.Find(number));
        _time.Advance(TimeSpan.FromMinutes(30.1));
        Assert.Null(_sessions.Find(number));
        _time.Advance(TimeSpan.FromMinutes(-30.1));
        Assert.Null(_sessions.Find(number));
    }

    [Fact]
    public void A_session_ends_after_twelve_hours_however_busy()
    {
        var number = _sessions.Begin(Somebody, null);
        for (var minutes = 0; minutes < 720; minutes += 20)
        {
            Assert.NotNull(_sessions.Find(number));
            _time.Advance(TimeSpan.FromMinutes(20));
        }
        _time.Advance(TimeSpan.FromMinutes(1));
        Assert.Null(_sessions.Find(number));
    }

    [Fact]
    public void A_new_session_ends_the_one_before_and_no_other()
    {
        var first = _sessions.Begin(Somebody, null);
        var other = _sessions.Begin(Somebody, null);
        var second = _sessions.Begin(Somebody, first);
        Assert.Null(_sessions.Find(first));
        Assert.NotNull(_sessions.Find(other));
        Assert.NotNull(_sessions.Find(second));
        _sessions.End(second);
        Assert.Null(_sessions.Find(second));
    }
}
