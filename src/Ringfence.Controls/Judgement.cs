using Ringfence.Controls.Facts;

namespace Ringfence.Controls;

/// <summary>A verdict on one resource, or on all that was audited together.</summary>
/// <param name="Resource">The resource judged; null: the estate as a whole.</param>
/// <param name="Verdict">The answer.</param>
public sealed record Judgement(Resource? Resource, Verdict Verdict);
