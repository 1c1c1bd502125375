using Ringfence.Controls.Facts;
using Ringfence.Posture.Readers;

namespace Ringfence.Posture.Intrinsics;

/// <summary>One use of an intrinsic function.</summary>
/// <param name="Resolver">Who resolves its arguments.</param>
/// <param name="Argument">What is given to it.</param>
/// <param name="Place">Where it stands.</param>
/// <param name="Depth">How deep.</param>
internal readonly record struct FunctionCall(Resolver Resolver, Node Argument, SourcePlace Place, int Depth)
{
    public PropertyValue Value(Node node) => Resolver.Resolve(node, Depth);
}
