namespace Ringfence.Evidence.Ingest;

/// <summary>An event's JSON passes by.</summary>
internal delegate void EventSeen(ReadOnlySpan<byte> json);
