using Ringfence.Controls.Policies;

namespace Ringfence.Controls.Facts;

/// <summary>One resource of a template or of an account, in CloudFormation's shape.</summary>
public sealed class Resource
{
    private readonly Func<PropertyValue> _resolve;
    private readonly Dictionary<string, PolicyDocument> _policies = new(StringComparer.Ordinal);
    private PropertyValue? _properties;

    /// <summary>A resource whose properties are resolved when first asked for.</summary>
    /// <param name="logicalId">Its name in the template; for a live resource, its identifier.</param>
    /// <param name="type">CloudFormation's type, or <c>Ringfence::…</c> for what CloudFormation has none for.</param>
    /// <param name="place">Where it begins.</param>
    /// <param name="resolve">Gives its properties: a map.</param>
    public Resource(string logicalId, string type, SourcePlace place, Func<PropertyValue> resolve) =>
        (LogicalId, Type, Place, _resolve) = (logicalId, type, place, resolve);

    /// <summary>Its name in the template; for a live resource, its identifier.</summary>
    public string LogicalId { get; }

    /// <summary>CloudFormation's type.</summary>
    public string Type { get; }

    /// <summary>Where it begins in its file.</summary>
    public SourcePlace Place { get; }

    /// <summary>The construct that made it (<c>aws:cdk:path</c>); null where none is named.</summary>
    public string? CdkPath { get; init; }

    /// <summary>The resource's <c>DeletionPolicy</c>.</summary>
    public PropertyValue DeletionPolicy { get; init; } = PropertyValue.Missing;

    /// <summary>The resource's <c>UpdateReplacePolicy</c>.</summary>
    public PropertyValue UpdateReplacePolicy { get; init; } = PropertyValue.Missing;

    /// <summary>It exists only under a condition that is not decided here.</summary>
    public bool Perhaps { get; init; }

    /// <summary>The template it stands in; set once by the template.</summary>
    public Template Template { get; internal set; } = null!;

    /// <summary>All that is audited together with it.</summary>
    public Estate Estate => Template.Estate;

    /// <summary>Its properties: a map, or unresolved where a macro makes them.</summary>
    public PropertyValue Properties => _properties ??= _resolve();

    /// <summary>A property by its path (<see cref="PropertyPath"/>).</summary>
    public PropertyValue this[string path] => Properties[path];

    /// <summary>The policy document at a path, read once; it may be a map or JSON in a text.</summary>
    public PolicyDocument Policy(string path)
    {
        lock (_policies)
        {
            if (!_policies.TryGetValue(path, out var policy))
            {
                _policies[path] = policy = PolicyDocument.Read(this[path]);
            }

            return policy;
        }
    }

    /// <inheritdoc />
    public override string ToString() => $"{LogicalId} ({Type})";
}
