using Ringfence.Controls.Facts;

namespace Ringfence.Controls.Policies;

/// <summary>One statement of a policy.</summary>
public sealed class PolicyStatement
{
    internal PolicyStatement(PropertyValue source)
    {
        Source = source;
        var effect = source["Effect"];
        Effect =
            effect.Is("Allow").IsYes ? Effect.Allow
            : effect.Is("Deny").IsYes ? Effect.Deny
            : Effect.Unknown;
        Actions = Patterns("Action", "NotAction");
        Resources = Patterns("Resource", "NotResource");
        Principals = source["NotPrincipal"].IsMissing
            ? new PrincipalSet(source["Principal"], negated: false)
            : new PrincipalSet(source["NotPrincipal"], negated: true);
        Conditions = [.. PolicyCondition.Read(source["Condition"])];
        ConditionsKnown =
            source["Condition"].Kind is PropertyKind.Missing or PropertyKind.Map
            && source["Condition"].Entries.Values.All(keys => keys.Kind == PropertyKind.Map);
    }

    /// <summary>The statement as it stands.</summary>
    public PropertyValue Source { get; }

    /// <summary>What it does.</summary>
    public Effect Effect { get; }

    /// <summary>The actions.</summary>
    public PatternSet Actions { get; }

    /// <summary>The resources; empty in trust policies.</summary>
    public PatternSet Resources { get; }

    /// <summary>The principals; empty in the policies of identities.</summary>
    public PrincipalSet Principals { get; }

    /// <summary>The conditions that are known.</summary>
    public IReadOnlyList<PolicyCondition> Conditions { get; }

    /// <summary>All conditions are in <see cref="Conditions"/>: none hides in an unresolved value.</summary>
    public bool ConditionsKnown { get; }

    /// <summary>It allows.</summary>
    public bool Allows => Effect == Effect.Allow;

    /// <summary>It denies.</summary>
    public bool Denies => Effect == Effect.Deny;

    /// <summary>It allows; Unknown where its effect is known only when deployed.</summary>
    public Truth Granting =>
        Effect switch
        {
            Effect.Allow => Truth.Yes,
            Effect.Deny => Truth.No,
            _ => Truth.Unknown,
        };

    /// <summary>It denies; Unknown where its effect is known only when deployed.</summary>
    public Truth Refusing => !Granting;

    /// <summary>It has no condition.</summary>
    public Truth IsUnconditional => !ConditionsKnown ? Truth.Unknown : Conditions.Count == 0;

    /// <summary>The conditions on a key, in any spelling of its case.</summary>
    public IEnumerable<PolicyCondition> On(string key) =>
        Conditions.Where(condition => condition.Key.Equals(key, StringComparison.OrdinalIgnoreCase));

    private PatternSet Patterns(string name, string not) =>
        Source[not].IsMissing
            ? new PatternSet(Source[name].Items, negated: false)
            : new PatternSet(Source[not].Items, negated: true);
}
