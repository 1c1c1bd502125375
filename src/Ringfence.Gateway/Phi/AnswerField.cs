using System.Runtime.InteropServices;

namespace Ringfence.Gateway.Phi;

/// <summary>A string of a stream's event that somebody may read.</summary>
/// <param name="Name">Which member: texts of one name and block belong together.</param>
/// <param name="Block">The content block that it belongs to.</param>
/// <param name="Start">Where it stands in the event, after its quote.</param>
/// <param name="Length">How many bytes, escapes included.</param>
[StructLayout(LayoutKind.Auto)]
internal readonly record struct AnswerField(AnswerFieldName Name, int Block, int Start, int Length);
