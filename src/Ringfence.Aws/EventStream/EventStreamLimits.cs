namespace Ringfence.Aws.EventStream;

/// <summary>AWS's limits for one frame; anything beyond them is taken for damage.</summary>
public static class EventStreamLimits
{
    /// <summary>Bytes of the header block: 128 KiB.</summary>
    public const int MaxHeadersBytes = 128 * 1024;

    /// <summary>Bytes of the payload: 16 MiB.</summary>
    public const int MaxPayloadBytes = 16 * 1024 * 1024;
}
