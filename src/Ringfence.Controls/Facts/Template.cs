namespace Ringfence.Controls.Facts;

/// <summary>The resources of one file.</summary>
public sealed class Template
{
    private readonly Dictionary<string, Resource> _byId = new(StringComparer.Ordinal);

    /// <summary>A template and its resources.</summary>
    /// <param name="file">The file as it was named by the caller.</param>
    /// <param name="resources">Its resources, in order; ids are unique.</param>
    public Template(string file, IReadOnlyList<Resource> resources)
    {
        ArgumentNullException.ThrowIfNull(resources);
        (File, Resources) = (file, resources);
        foreach (var resource in resources)
        {
            resource.Template = this;
            _byId[resource.LogicalId] = resource;
        }
    }

    /// <summary>The file as it was named by the caller.</summary>
    public string File { get; }

    /// <summary>The region of a running account that it was read from, empty for what an account has once; null for a template.</summary>
    public string? Region { get; init; }

    /// <summary>The type of a running account whose resources it holds, however few; null for a template.</summary>
    public string? Holds { get; init; }

    /// <summary>Its resources, in order.</summary>
    public IReadOnlyList<Resource> Resources { get; }

    /// <summary>All that is audited together with it; set once by the estate.</summary>
    public Estate Estate { get; internal set; } = null!;

    /// <summary>A resource by its id; null where there is none.</summary>
    public Resource? Find(string logicalId) => _byId.GetValueOrDefault(logicalId);
}
