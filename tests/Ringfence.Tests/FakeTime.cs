namespace Ringfence.Tests;

/// <summary>A clock that stands still until it is told otherwise.</summary>
internal sealed class FakeTime(DateTimeOffset now) : TimeProvider
{
    private DateTimeOffset _now = now;

    public FakeTime(string now)
        : this(DateTimeOffset.Parse(now, null)) { }

    public override DateTimeOffset GetUtcNow() => _now;

    public void Advance(TimeSpan by) => _now += by;
}
