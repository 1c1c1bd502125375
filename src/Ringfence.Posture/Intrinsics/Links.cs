using Ringfence.Controls.Facts;

namespace Ringfence.Posture.Intrinsics;

/// <summary>What templates of one run give each other: exports, and the outputs of nested stacks. Settled once, before controls ask.</summary>
internal sealed class Links
{
    private readonly Dictionary<string, PropertyValue> _exports = new(StringComparer.Ordinal);
    private readonly Dictionary<(Resolver Parent, string Stack), Resolver> _nested = [];
    private readonly Dictionary<(Resolver, string), PropertyValue?> _outputs = [];
    private bool _settled;

    /// <summary>The resolver of a nested stack's template.</summary>
    public void Nest(Resolver parent, string stack, Resolver child) => _nested[(parent, stack)] = child;

    /// <summary>Reads the outputs of all templates.</summary>
    public void Settle(IEnumerable<Resolver> resolvers)
    {
        foreach (var resolver in resolvers)
        {
            foreach (var (name, output, _, _) in resolver.Template.Outputs?.Members ?? [])
            {
                var value = Of(resolver, name);
                if (
                    value is not null
                    && output["Export"]?["Name"] is { } export
                    && resolver.Resolve(export) is { Text.Length: > 0 } exported
                )
                {
                    _exports.TryAdd(exported.Text, value);
                }
            }
        }

        _settled = true;
    }

    /// <summary>What is exported under a name; null where nothing is.</summary>
    public PropertyValue? Export(string name) => _exports.GetValueOrDefault(name);

    /// <summary>An output of a nested stack; null where that is not among what is audited.</summary>
    public PropertyValue? Output(Resolver parent, string stack, string output) =>
        _nested.TryGetValue((parent, stack), out var child) ? Of(child, output) : null;

    private PropertyValue? Of(Resolver resolver, string output)
    {
        if (_outputs.TryGetValue((resolver, output), out var settled))
        {
            return settled;
        }

        if (_settled)
        {
            return null;
        }

        // While it is being read it is nothing: outputs that wait for each other end here.
        _outputs[(resolver, output)] = null;
        var value = resolver.Template.Outputs?[output]?["Value"] is { } node ? resolver.Resolve(node) : null;
        return _outputs[(resolver, output)] = value;
    }
}
