namespace Ringfence.Evidence.Integrity;

/// <summary>Which part of a trail to verify.</summary>
/// <param name="From">The chain must begin no later; null takes the copy as it begins.</param>
/// <param name="To">The chain must reach this; null takes the copy as it ends.</param>
/// <param name="Now">Nothing is expected later than this.</param>
/// <param name="Window">How late AWS may deliver before something counts as missing.</param>
public sealed record TrailRange(DateTimeOffset? From, DateTimeOffset? To, DateTimeOffset Now, TimeSpan Window)
{
    /// <summary>AWS delivers log files about five minutes after a call, without a promise; a quarter of an hour is prudent.</summary>
    public static TimeSpan DefaultWindow { get; } = TimeSpan.FromMinutes(15);

    internal bool HasDigest(DateTimeOffset end) =>
        (From is not { } from || end >= from) && (To is not { } to || end <= to.AddHours(1));

    internal bool HasLog(DateTimeOffset time) =>
        (From is not { } from || time >= from) && (To is not { } to || time <= to);
}
