using Ringfence.Posture.Readers;

namespace Ringfence.Posture.Terraform;

/// <summary>A module as it is called in a plan: what its configuration writes, and what its caller passes.</summary>
/// <param name="Prefix">Its address with its dot; empty: the root.</param>
/// <param name="Configuration">Its part of the plan's <c>configuration</c>; null: not given.</param>
/// <param name="Passed">The expressions of the call; null: the root, or not given.</param>
/// <param name="Parent">Where it is called; null: the root.</param>
internal sealed record ModuleScope(string Prefix, Node? Configuration, Node? Passed, ModuleScope? Parent)
{
    /// <summary>The child modules that have resources, by their own address without the prefix: <c>module.db[0]</c>.</summary>
    public Dictionary<string, ModuleScope> Children { get; } = new(StringComparer.Ordinal);

    /// <summary>A child by its call's name; with <c>count</c> or <c>for_each</c>, the one whose index is given, or the first.</summary>
    public ModuleScope? Child(string step)
    {
        if (Children.TryGetValue(step, out var exact))
        {
            return exact;
        }

        var call = step.Split('[')[0] + '[';
        foreach (var (address, child) in Children)
        {
            if (address.StartsWith(call, StringComparison.Ordinal))
            {
                return child;
            }
        }

        return null;
    }
}
