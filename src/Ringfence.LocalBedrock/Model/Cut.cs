namespace Ringfence.LocalBedrock.Model;

/// <summary>Whether, and how rudely, the connection is dropped while answering.</summary>
internal enum Cut
{
    None,
    BetweenFrames,
    MidFrame,
}
