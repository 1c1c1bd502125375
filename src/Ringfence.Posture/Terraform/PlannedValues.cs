using System.Text.Json;
using Ringfence.Controls.Facts;
using Ringfence.Posture.Readers;

namespace Ringfence.Posture.Terraform;

/// <summary>
/// The values of a plan's attributes. What is known only after the plan is applied is unresolved, or a reference where
/// the configuration names a resource of the plan; what nobody wrote is missing, as in a template.
/// </summary>
/// <param name="plan">The plan.</param>
/// <param name="file">Its file.</param>
/// <param name="mapped">Whether a resource is one that controls see.</param>
/// <param name="find">Finds a resource by its address, once all are read.</param>
internal sealed class PlannedValues(
    Plan plan,
    string file,
    Func<PlannedResource, bool> mapped,
    Func<string, Resource?> find
)
{
    // What holds one name or ARN; in any other attribute a reference may be a part of a text.
    private static readonly string[] Naming =
    [
        "id",
        "_ids",
        "_arn",
        "_arns",
        "bucket",
        "role",
        "user",
        "group",
        "name",
        "cluster",
        "resource",
        "key",
        "arn",
        "rule",
        "topic",
        "repository",
        "queue_url",
        "function",
        "_db",
        "profile",
        "destination",
        "security_configuration",
    ];

    // What holds several.
    private static readonly string[] Plural =
    [
        "_ids",
        "_arns",
        "subnets",
        "security_groups",
        "_actions",
        "resources",
        "roles",
        "users",
        "groups",
        "log_destination_configs",
        "layers",
    ];

    /// <summary>An attribute's value, as the table says it is written.</summary>
    /// <param name="planned">The resource.</param>
    /// <param name="to">How it is written.</param>
    /// <param name="attribute">Its last name.</param>
    /// <param name="at">What the plan says of it.</param>
    public PropertyValue Of(PlannedResource planned, TerraformPath to, string attribute, PlannedNode at)
    {
        if (to.Holds is { } holds && at.IsUnknown && plan.Named(planned, at.Written) is [({ } one, _)] && mapped(one))
        {
            return Map(holds, Reference(one, "arn", Place(planned.Place)));
        }

        var value = Plain(planned, attribute, to.Computed ? at with { Shown = false } : at);
        if (to.Json && value is { Kind: PropertyKind.Text })
        {
            value = Parsed(value, to.Camel);
        }

        if (to.Values is { } names && value.IsLiteral && names.TryGetValue(value.Text, out var name))
        {
            value = name.Length == 0 ? PropertyValue.Missing : PropertyValue.Of(name, value.Place);
        }

        return to.Each is { } each && !value.IsMissing && !value.IsUnresolved
            ? PropertyValue.Of([.. value.Items.Select(item => Map(each, item))], value.Place)
            : value;
    }

    private PropertyValue Plain(PlannedResource planned, string attribute, PlannedNode at)
    {
        if (at.IsUnknown)
        {
            return at.NobodyWroteIt ? PropertyValue.Missing : AfterApply(planned, attribute, at.Written);
        }

        return at.Value switch
        {
            null
            or { Kind: NodeKind.Null }
            or { Kind: NodeKind.List, Items.Count: 0 }
            or { Kind: NodeKind.Text, Text.Length: 0 } => PropertyValue.Missing,
            { Kind: NodeKind.List } => PropertyValue.Of(
                [.. at.Value.Items.Select((_, index) => Plain(planned, attribute, at.At(index)))],
                Place(at.Value)
            ),
            _ => PlainValue.Of(at.Value, file),
        };
    }

    private PropertyValue AfterApply(PlannedResource planned, string attribute, Node? written)
    {
        var place = Place(planned.Place);
        var named = plan.Named(planned, written);

        // A variable that is null leaves it to AWS; what names something of the plan will be there.
        var unresolved = PropertyValue.Unresolved(
            $"{attribute} is known only after the plan is applied",
            present: named.Count > 0,
            place: place
        );
        if (named is [({ Type: "aws_iam_policy_document" } document, _)])
        {
            return PlannedPolicy.Read(document, this, file);
        }

        var several = Array.Exists(Plural, end => attribute.EndsWith(end, StringComparison.Ordinal));
        if (!several && !Array.Exists(Naming, end => attribute.EndsWith(end, StringComparison.Ordinal)))
        {
            return unresolved;
        }

        var references = named
            .Where(each => mapped(each.Resource))
            .Select(each => Reference(each.Resource, each.Attribute, place))
            .ToList();
        return references.Count == named.Count && references.Count == 1 ? references[0]
            : references.Count == 0 || !several ? unresolved
            : PropertyValue.Of(references.Count == named.Count ? references : [.. references, unresolved], place);
    }

    private PropertyValue Reference(PlannedResource to, string attribute, SourcePlace place) =>
        PropertyValue.Reference(to.Address, attribute == "arn" ? "Arn" : "", () => find(to.Address), place);

    private static PropertyValue Map(string name, PropertyValue value) =>
        PropertyValue.Of(new Dictionary<string, PropertyValue> { [name] = value }, value.Place);

    private static PropertyValue Parsed(PropertyValue text, bool camel)
    {
        try
        {
            using var json = JsonDocument.Parse(text.Text);
            var value = PropertyValue.Of(json.RootElement, text.Place);
            return camel ? Capitals(value) : value;
        }
        catch (JsonException)
        {
            return PropertyValue.Unresolved("its text is no JSON as it stands", present: true, place: text.Place);
        }
    }

    // The names of a user's own maps (log options, labels) have dashes and dots, or are capitals already.
    private static PropertyValue Capitals(PropertyValue value) =>
        value.Kind switch
        {
            PropertyKind.List => PropertyValue.Of([.. value.Items.Select(Capitals)], value.Place),
            PropertyKind.Map => PropertyValue.Of(
                value
                    .Entries.GroupBy(entry => Capital(entry.Key), StringComparer.Ordinal)
                    .ToDictionary(group => group.Key, group => Capitals(group.Last().Value), StringComparer.Ordinal),
                value.Place
            ),
            _ => value,
        };

    private static string Capital(string name) =>
        name.AsSpan().IndexOfAny('-', '.') >= 0 || name.Length == 0 ? name : char.ToUpperInvariant(name[0]) + name[1..];

    private SourcePlace Place(Node node) => new(file, node.Line, node.Column);
}
