namespace Ringfence.Gateway.Doors.Converse;

/// <summary>What a frame of ConverseStream is about; starts and deltas by what they start or add to.</summary>
internal enum ConverseFrameKind
{
    /// <summary>Nothing that the doors know of: SDKs skip it, and so do we.</summary>
    Other,
    MessageStart,

    /// <summary>A block of no particular kind starts.</summary>
    BlockStart,
    ToolStart,

    /// <summary>A delta without content of its own, e.g. a citation.</summary>
    BlockDelta,
    TextDelta,
    ToolDelta,
    ReasoningDelta,
    BlockStop,
    MessageStop,
    Metadata,
}
