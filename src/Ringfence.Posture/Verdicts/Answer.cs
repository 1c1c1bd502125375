using Ringfence.Controls;
using Ringfence.Controls.Facts;

namespace Ringfence.Posture.Verdicts;

/// <summary>A control's verdict in one world.</summary>
/// <param name="Control">Who answers.</param>
/// <param name="Resource">On what; null: the estate as a whole.</param>
/// <param name="Verdict">The answer.</param>
internal sealed record Answer(Control Control, Resource? Resource, Verdict Verdict);
