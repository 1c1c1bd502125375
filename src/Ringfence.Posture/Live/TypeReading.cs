namespace Ringfence.Posture.Live;

/// <summary>The reading of one type in one region.</summary>
internal abstract class TypeReading
{
    /// <summary>All that was read, and what was not. Never throws but where the whole collection ends.</summary>
    public abstract Task<ResourceFile> ReadAsync(CancellationToken cancel);
}
