using System.Runtime.InteropServices;
using Ringfence.Redaction;

namespace Ringfence.Gateway.Phi;

/// <summary>One text of a body, found and decoded.</summary>
/// <param name="RawStart">Where it stands in the body's bytes: after the opening quote, or at a number's first digit.</param>
/// <param name="RawLength">How many bytes, escapes included.</param>
/// <param name="Start">Where its characters begin in <see cref="BodyTexts.Chars"/>, the lead first.</param>
/// <param name="Lead">How many characters of its member's name stand before it, to be judged with it.</param>
/// <param name="End">Where its characters end.</param>
/// <param name="Whole">What the whole of it is, where its member's name says so.</param>
[StructLayout(LayoutKind.Auto)]
internal readonly record struct BodyText(
    FieldRole Role,
    bool IsNumber,
    int RawStart,
    int RawLength,
    int Start,
    int Lead,
    int End,
    PhiKind? Whole
);
