namespace Ringfence.Redaction.Evaluation;

/// <summary>An identifier as a labelled set marks it.</summary>
/// <param name="Start">The first UTF-16 code unit.</param>
/// <param name="End">One past the last.</param>
/// <param name="Type">What the set calls it, e.g. <c>NAME</c>; need not be a <see cref="PhiKind"/>.</param>
/// <param name="Optional">Whether finding it is neither asked for nor wrong (a title, a year).</param>
public readonly record struct LabelledSpan(int Start, int End, string Type, bool Optional = false);
