namespace Ringfence.Controls.Facts;

/// <summary>What the reader's organisation has decided, and controls measure against.</summary>
public sealed record Expectations
{
    /// <summary>The regions that may be used; empty: not said.</summary>
    public IReadOnlyList<string> ApprovedRegions { get; init; } = [];

    /// <summary>The models and inference profiles that may be used, as ids with wildcards; empty: not said.</summary>
    public IReadOnlyList<string> ApprovedModels { get; init; } = [];

    /// <summary>How long audit records are kept, in days. 2190: six years, 45 CFR 164.316(b)(2)(i).</summary>
    public int RetentionDays { get; init; } = 2190;

    /// <summary>The estate is all there is: what is not found in it is missing. Otherwise it may stand elsewhere.</summary>
    public bool Complete { get; init; }
}
