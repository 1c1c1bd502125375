namespace Ringfence.Controls.Facts;

/// <summary>
/// The types whose lists an answer rested on. Where one of them was not read whole, the answer cannot be trusted: a
/// bucket policy that was not read is not a bucket policy that is not there.
/// </summary>
public sealed class Consulted : IDisposable
{
    [ThreadStatic]
    private static Consulted? _current;

    private readonly Consulted? _outer = _current;
    private readonly HashSet<string> _types = new(StringComparer.Ordinal);

    private Consulted() => _current = this;

    /// <summary>The types, so far.</summary>
    public IReadOnlyCollection<string> Types => _types;

    /// <summary>Watches this thread until it is disposed.</summary>
    public static Consulted Watch() => new();

    /// <inheritdoc />
    public void Dispose()
    {
        _current = _outer;
        _outer?._types.UnionWith(_types);
    }

    internal static void Note(string type) => _current?._types.Add(type);

    internal static void Note(IEnumerable<string> types) => _current?._types.UnionWith(types);
}
