using Ringfence.Controls.Facts;
using Ringfence.Controls.Policies;

namespace Ringfence.Controls.Backup;

/// <summary>
/// Whether a backup selection takes a resource in: by a reference or an ARN with wildcards, by a tag of
/// <c>ListOfTags</c> (any of them), both narrowed by <c>Conditions</c> (all of them) and <c>NotResources</c>. AWS Backup
/// Developer Guide, "Assigning resources to a backup plan".
/// </summary>
internal static class BackupCoverage
{
    private const string Selection = "AWS::Backup::BackupSelection";

    /// <summary>The verdict on a resource.</summary>
    public static Verdict Judge(Resource resource)
    {
        var estate = resource.Estate;
        var perhaps = Truth.No;
        foreach (var selection in estate.Referring(resource, Selection, "BackupSelection.Resources"))
        {
            var covers = !IsExcepted(selection, resource) & MeetsConditions(selection, resource);
            if (covers.IsYes)
            {
                return Verdict.Pass($"{selection.LogicalId} selects it by name.");
            }

            perhaps |= covers;
        }

        foreach (var selection in estate.OfType(Selection))
        {
            var covers = Covers(selection, resource);
            if (covers.IsYes)
            {
                return Verdict.Pass($"{selection.LogicalId} selects it by a pattern or a tag.");
            }

            perhaps |= covers;
        }

        return perhaps.IsUnknown
            ? Verdict.Unknown(
                "A backup selection rests on values that are known only when deployed; it may select this."
            )
            : Verdict.Fail("No backup selection here takes it in, by ARN or by tag.");
    }

    private static Truth Covers(Resource selection, Resource resource)
    {
        var chosen = selection["BackupSelection"];
        if (chosen.IsUnresolved)
        {
            return Truth.Unknown;
        }

        var named =
            Truth.Any(chosen["Resources"].Items, pattern => Matches(pattern, resource))
            & MeetsConditions(selection, resource);
        var tagged = Truth.Any(
            chosen["ListOfTags"].Items,
            tag =>
                tag.IsUnresolved
                    ? Truth.Unknown
                    : HasTag(resource, tag["ConditionKey"], tag["ConditionValue"], like: false)
        );
        return (named | tagged) & !IsExcepted(selection, resource);
    }

    private static Truth IsExcepted(Resource selection, Resource resource) =>
        Truth.Any(
            selection["BackupSelection.NotResources"].Items,
            pattern => resource.Estate.Find(pattern, resource.Type) == resource ? Truth.Yes : Matches(pattern, resource)
        );

    private static Truth MeetsConditions(Resource selection, Resource resource)
    {
        var conditions = selection["BackupSelection.Conditions"];
        if (conditions.IsMissing)
        {
            return Truth.Yes;
        }

        if (conditions.IsUnresolved)
        {
            return Truth.Unknown;
        }

        var met = Truth.Yes;
        foreach (var (test, entries) in conditions.Entries)
        {
            foreach (var entry in entries.Items)
            {
                var like = test.EndsWith("Like", StringComparison.Ordinal);
                var has = HasTag(resource, entry["ConditionKey"], entry["ConditionValue"], like);
                met &= test.Contains("Not", StringComparison.Ordinal) ? !has : has;
            }
        }

        return met;
    }

    // A pattern is compared with the ARN that the resource will have; its name is a letter that only a wildcard matches.
    private static Truth Matches(PropertyValue pattern, Resource resource)
    {
        if (pattern.Kind != PropertyKind.Text)
        {
            // What another resource's reference names is not this one; a parameter may be.
            return pattern.IsUnresolved ? Truth.Unknown : Truth.No;
        }

        var text = pattern.Text;
        if (text == "*")
        {
            return Truth.Yes;
        }

        var parts = ArnText.Parts(text);
        if (parts.Length < 6 || BackupTypes.Of(resource) is not { } kind)
        {
            return Truth.No;
        }

        return parts[2] == kind.Service && Glob.Covers(parts[5], kind.Prefix + kind.Name);
    }

    private static Truth HasTag(Resource resource, PropertyValue key, PropertyValue value, bool like)
    {
        if (key.IsUnresolved)
        {
            return Truth.Unknown;
        }

        const string resourceTag = "aws:ResourceTag/";
        var name = key.Text.StartsWith(resourceTag, StringComparison.OrdinalIgnoreCase)
            ? key.Text[resourceTag.Length..]
            : key.Text;
        var tags = resource[resource.Type == "AWS::EFS::FileSystem" ? "FileSystemTags" : "Tags"];
        if (tags.IsUnresolved)
        {
            return Truth.Unknown;
        }

        return tags.Kind == PropertyKind.Map
            ? Same(tags.Entries.GetValueOrDefault(name, PropertyValue.Missing), value, like)
            : Truth.Any(
                tags.Items,
                tag => tag.IsUnresolved ? Truth.Unknown : tag["Key"].Is(name) & Same(tag["Value"], value, like)
            );
    }

    private static Truth Same(PropertyValue has, PropertyValue wanted, bool like) =>
        has.IsMissing ? Truth.No
        : !has.IsLiteral || !wanted.IsLiteral
            ? has.Text == wanted.Text && has.Text.Length > 0 && has.Text != "${?}" ? Truth.Yes
                : Truth.Unknown
        : like ? Glob.Covers(wanted.Text, has.Text)
        : has.Text == wanted.Text;
}
