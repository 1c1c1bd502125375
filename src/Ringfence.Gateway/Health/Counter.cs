namespace Ringfence.Gateway.Health;

/// <summary>A number that any thread adds to.</summary>
internal sealed class Counter
{
    private long _value; // interlocked

    public long Value => Volatile.Read(ref _value);

    public void Add(long amount)
    {
        if (amount != 0)
        {
            Interlocked.Add(ref _value, amount);
        }
    }
}
