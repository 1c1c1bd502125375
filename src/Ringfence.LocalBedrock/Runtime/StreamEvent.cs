using System.Runtime.InteropServices;

namespace Ringfence.LocalBedrock.Runtime;

/// <summary>One event of a streamed answer.</summary>
/// <param name="Type">The union's member (<c>contentBlockDelta</c>); what an InvokeModel stream calls it is in its JSON.</param>
/// <param name="Piece">The piece of text that it carries, empty for other events.</param>
[StructLayout(LayoutKind.Auto)]
internal readonly record struct StreamEvent(string Type, ReadOnlyMemory<byte> Json, string Piece);
