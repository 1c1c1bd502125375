namespace Ringfence.Evidence.Engines.Athena;

/// <summary>What a query costs: by the terabyte read, at least ten megabytes, rounded up to the megabyte.</summary>
/// <param name="PerTerabyte">In the currency of the price list; 5 US dollars in most regions.</param>
public sealed record AthenaCost(decimal PerTerabyte = 5m)
{
    private const long Megabyte = 1L << 20;
    private const long Least = 10 * Megabyte;

    /// <summary>Of so many bytes.</summary>
    public decimal Of(long bytes)
    {
        var billed = Math.Max(Least, (bytes + Megabyte - 1) / Megabyte * Megabyte);
        return billed * PerTerabyte / (1L << 40);
    }
}
