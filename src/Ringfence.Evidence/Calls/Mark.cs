namespace Ringfence.Evidence.Calls;

/// <summary>How far one layer's word can be trusted.</summary>
public enum Mark
{
    /// <summary>The layer has no record of the call.</summary>
    Absent,

    /// <summary>There is a record, and nothing yet proves that it was not changed.</summary>
    Unverified,

    /// <summary>There is a record, and a signature covers it.</summary>
    Verified,

    /// <summary>There is a record, and its proof fails: it, or its proof, was altered.</summary>
    Broken,
}
