using Ringfence.Controls.Facts;

namespace Ringfence.Controls.Policies;

/// <summary>Whom a statement speaks of.</summary>
public sealed class PrincipalSet
{
    internal PrincipalSet(PropertyValue principal, bool negated)
    {
        Negated = negated;
        Source = principal;
        var all = new List<Principal>();
        if (principal.Kind == PropertyKind.Map)
        {
            foreach (var (kind, values) in principal.Entries)
            {
                all.AddRange(values.Items.Select(value => new Principal(kind, value)));
            }
        }
        else
        {
            all.AddRange(principal.Items.Select(value => new Principal("AWS", value)));
        }

        All = all;
    }

    /// <summary>All but those named: <c>NotPrincipal</c>.</summary>
    public bool Negated { get; }

    /// <summary>The property as it stands; missing in the policies of identities.</summary>
    public PropertyValue Source { get; }

    /// <summary>Each principal with its kind: AWS, Service, Federated, CanonicalUser.</summary>
    public IReadOnlyList<Principal> All { get; }

    /// <summary>Everyone: <c>"*"</c>, <c>{"AWS":"*"}</c>, <c>{"AWS":["*"]}</c>. All but some is not everyone.</summary>
    public Truth IsEveryone =>
        Negated ? Truth.No : Truth.Any(All, each => each.Kind is "AWS" or "*" ? each.Value.Is("*") : Truth.No);

    /// <summary>The values of one kind.</summary>
    public IEnumerable<PropertyValue> Of(string kind) =>
        All.Where(each => each.Kind == kind).Select(each => each.Value);
}
