namespace Ringfence.Redaction.Evaluation;

/// <summary>A text with what a person marked in it.</summary>
/// <param name="Id">Its name in the labelled set.</param>
/// <param name="Text">What it says.</param>
/// <param name="Labels">What identifies in it; offsets are UTF-16 code units.</param>
public sealed record LabelledDocument(string Id, string Text, IReadOnlyList<LabelledSpan> Labels);
