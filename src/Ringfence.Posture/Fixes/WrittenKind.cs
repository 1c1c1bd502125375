namespace Ringfence.Posture.Fixes;

/// <summary>What stands in a source.</summary>
internal enum WrittenKind
{
    /// <summary>A text, a number, a truth value, or nothing at all.</summary>
    Scalar,

    /// <summary>Names and values.</summary>
    Map,

    /// <summary>Items in order.</summary>
    List,

    /// <summary>YAML's <c>*name</c>.</summary>
    Alias,
}
