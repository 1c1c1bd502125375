namespace Ringfence.Posture.Terraform;

/// <summary>How one Terraform type is written in CloudFormation's shape.</summary>
/// <param name="Type">The CloudFormation type; null for a part of another resource.</param>
/// <param name="Whole">The Terraform type that this is a part of, and the attribute that names it; null for a whole.</param>
/// <param name="Prefix">What stands before every property that has no path of its own; <c>[]</c> at its end: the part is one more of a list.</param>
/// <param name="Paths">Attributes whose path is not their name in Pascal case: by their own path, dots between blocks.</param>
/// <param name="Fixed">Properties that the type itself says: path and value.</param>
/// <param name="Companions">What is a resource of its own in CloudFormation.</param>
internal sealed record TerraformRule(
    string? Type,
    (string Type, string By)? Whole,
    string Prefix,
    IReadOnlyDictionary<string, TerraformPath> Paths,
    IReadOnlyList<(string Path, string Value)> Fixed,
    IReadOnlyList<TerraformCompanion> Companions
)
{
    /// <summary>Where an attribute goes.</summary>
    public TerraformPath PathOf(string attribute)
    {
        if (Paths.TryGetValue(attribute, out var path))
        {
            return path;
        }

        if (attribute is "tags" or "tags_all")
        {
            return new TerraformPath(Paths.GetValueOrDefault("tags")?.Path ?? "Tags");
        }

        // A block that was given a place takes what stands in it along.
        var dot = attribute.LastIndexOf('.');
        if (dot > 0)
        {
            var above = PathOf(attribute[..dot]).Path;
            return new TerraformPath(above.Length == 0 ? "" : $"{above}.{Pascal(attribute[(dot + 1)..])}");
        }

        return new TerraformPath(Prefix.Length == 0 ? Pascal(attribute) : $"{Prefix}.{Pascal(attribute)}");
    }

    private static string Pascal(string name) =>
        string.Concat(
            name.Split('_').Select(word => word.Length == 0 ? "" : char.ToUpperInvariant(word[0]) + word[1..])
        );
}
