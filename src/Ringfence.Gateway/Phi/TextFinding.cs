using System.Runtime.InteropServices;
using Ringfence.Redaction;

namespace Ringfence.Gateway.Phi;

/// <summary>An identifier in one text of a body.</summary>
/// <param name="Text">Which of <see cref="BodyTexts.Texts"/>.</param>
/// <param name="Start">Its first character, counted without the text's lead.</param>
/// <param name="End">One past the last.</param>
[StructLayout(LayoutKind.Auto)]
internal readonly record struct TextFinding(int Text, int Start, int End, PhiKind Kind);
