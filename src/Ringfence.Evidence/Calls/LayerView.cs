namespace Ringfence.Evidence.Calls;

/// <summary>What one layer says of one call.</summary>
/// <param name="Layer"><c>gateway</c>, <c>cloudtrail</c> or <c>invocation-log</c>.</param>
/// <param name="Because">Why the mark is what it is, in one sentence.</param>
/// <param name="Facts">What the record says, named alike in every layer (see <see cref="Fact"/>). Never content.</param>
public sealed record LayerView(string Layer, Mark Mark, string Because, IReadOnlyDictionary<string, string> Facts)
{
    /// <summary>A layer with no record.</summary>
    public static LayerView Absent(string layer, string because) =>
        new(layer, Mark.Absent, because, new Dictionary<string, string>());
}
