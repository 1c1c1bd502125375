namespace Ringfence.Posture.Live;

/// <summary>How the resources of a type are listed.</summary>
internal enum Listing
{
    /// <summary>By its own list handler, without input.</summary>
    Plain,

    /// <summary>For each resource of its parent.</summary>
    Under,

    /// <summary>Once for each value of an input.</summary>
    Each,

    /// <summary>By a call of its own; each is then read by Cloud Control.</summary>
    Named,

    /// <summary>The properties of another type hold it.</summary>
    Within,

    /// <summary>Not at all.</summary>
    Unlisted,
}
