using Ringfence.Controls.Facts;
using Ringfence.Posture.Readers;

namespace Ringfence.Posture.Terraform;

/// <summary>
/// A plan in CloudFormation's shape. What is known only after it is applied is unresolved, or a reference where the
/// configuration names a resource of the plan. Resources that Terraform splits (a bucket's versioning) are joined.
/// </summary>
internal sealed class PlanTemplate
{
    // What holds one name or ARN; in any other attribute a reference may be a part of a text.
    private static readonly string[] Naming =
    [
        "_id",
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
        "resources",
        "key",
        "subnets",
        "security_groups",
        "alarm_actions",
    ];

    private readonly string _file;
    private readonly List<PlannedResource> _planned;
    private readonly Dictionary<string, PlannedResource> _byAddress = new(StringComparer.Ordinal);
    private readonly Dictionary<string, PlannedResource> _byBlock = new(StringComparer.Ordinal);
    private readonly Dictionary<PlannedResource, Shape> _shapes = [];
    private Template? _template;

    private PlanTemplate(Node root, string file)
    {
        (_file, _planned) = (file, Plan.Resources(root));
        foreach (var planned in _planned)
        {
            _byAddress[planned.Address] = planned;
            _byBlock.TryAdd(planned.Block, planned);
        }
    }

    public static Template Read(Node root, string file) => new PlanTemplate(root, file).Build();

    private Template Build()
    {
        var wholes = new List<(PlannedResource Planned, string Type)>();
        foreach (var planned in _planned)
        {
            if (TerraformRules.For(planned.Type) is { Type: { } type })
            {
                _shapes[planned] = new Shape();
                wholes.Add((planned, type));
            }
        }

        foreach (var (planned, _) in wholes)
        {
            Fill(_shapes[planned], planned, TerraformRules.For(planned.Type)!);
        }

        foreach (var planned in _planned)
        {
            if (TerraformRules.For(planned.Type) is { Whole: { } whole } rule && Owner(planned, whole) is { } owner)
            {
                Fill(_shapes[owner], planned, rule);
            }
        }

        var resources = new List<Resource>(wholes.Count);
        foreach (var (planned, type) in wholes)
        {
            var place = Place(planned.Place);
            var properties = _shapes[planned].Done(place);
            resources.Add(new Resource(planned.Address, type, place, () => properties));
        }

        return _template = new Template(_file, resources);
    }

    private PlannedResource? Owner(PlannedResource part, (string Type, string By) whole)
    {
        if (Referred(part, part.Expressions?[whole.By]) is { } referred && _shapes.ContainsKey(referred))
        {
            return referred;
        }

        return part.Values[whole.By] is { IsText: true } name
            ? _planned.Find(each => each.Type == whole.Type && each.Values[whole.By]?.Text == name.Text)
            : null;
    }

    private void Fill(Shape shape, PlannedResource planned, TerraformRule rule)
    {
        foreach (var (path, value) in rule.Fixed)
        {
            shape.Set(path, PropertyValue.Of(value, Place(planned.Place)));
        }

        var names = planned.Values.Members.Select(member => member.Name).ToList();
        names.AddRange((planned.Unknown?.Members ?? []).Select(member => member.Name).Except(names));
        foreach (var name in names)
        {
            Set(shape, planned, rule, name, planned.Values[name], planned.Unknown?[name], planned.Expressions?[name]);
        }
    }

    private void Set(
        Shape shape,
        PlannedResource planned,
        TerraformRule rule,
        string path,
        Node? value,
        Node? unknown,
        Node? written
    )
    {
        if (rule.PathOf(path) is not { Length: > 0 } to)
        {
            return;
        }

        if (path is "tags" or "tags_all")
        {
            shape.Set("Tags", Tags(value));
        }
        else if (SecurityGroupRules.Are(planned.Type, path))
        {
            shape.Set(to, SecurityGroupRules.Read(value, _file));
        }
        else if (value is { Kind: NodeKind.List, Items: [{ IsMap: true } block] })
        {
            // A single block is a list of one in a plan.
            var inner = unknown?.Items is [{ } first, ..] ? first : null;
            var below = written?.Items is [{ } expression, ..] ? expression : written;
            var names = block.Members.Select(member => member.Name).ToList();
            names.AddRange((inner?.Members ?? []).Select(member => member.Name).Except(names));
            foreach (var name in names)
            {
                Set(shape, planned, rule, $"{path}.{name}", block[name], inner?[name], below?[name]);
            }
        }
        else
        {
            shape.Set(to, Value(planned, rule, path, value, unknown, written));
        }
    }

    private PropertyValue Value(
        PlannedResource planned,
        TerraformRule rule,
        string path,
        Node? value,
        Node? unknown,
        Node? written
    )
    {
        if (unknown is { Kind: NodeKind.Boolean, Text: "true" } && value is null or { Kind: NodeKind.Null })
        {
            var place = Place(planned.Place);
            var attribute = path[(path.LastIndexOf('.') + 1)..];
            return
                Naming.Any(end => attribute.EndsWith(end, StringComparison.Ordinal))
                && Referred(planned, written) is { } target
                && _shapes.ContainsKey(target)
                ? PropertyValue.Reference(
                    target.Address,
                    Attribute(written!),
                    () => _template?.Find(target.Address),
                    place
                )
                : PropertyValue.Unresolved(
                    $"{attribute} is known only after the plan is applied",
                    present: written is not null,
                    place: place
                );
        }

        return value switch
        {
            null or { Kind: NodeKind.Null } or { Kind: NodeKind.List, Items.Count: 0 } => PropertyValue.Missing,
            { Kind: NodeKind.List } => PropertyValue.Of(
                [
                    .. value.Items.Select(
                        (item, at) =>
                            item.IsMap
                                ? Block(planned, rule, path, item, At(unknown, at), At(written, at))
                                : Value(planned, rule, path, item, At(unknown, at), written)
                    ),
                ],
                Place(value)
            ),
            _ => PlainValue.Of(value, _file),
        };
    }

    // One of several blocks: named as it would be alone, below the list.
    private PropertyValue Block(
        PlannedResource planned,
        TerraformRule rule,
        string path,
        Node block,
        Node? unknown,
        Node? written
    )
    {
        var whole = rule.PathOf(path);
        var names = block.Members.Select(member => member.Name).ToList();
        names.AddRange((unknown?.Members ?? []).Select(member => member.Name).Except(names));
        var inner = new Shape();
        foreach (var name in names)
        {
            Set(inner, planned, rule, $"{path}.{name}", block[name], unknown?[name], written?[name]);
        }

        var done = inner.Done(Place(block));
        foreach (var step in whole.Split('.'))
        {
            done = done[step];
        }

        return done.IsMissing ? PropertyValue.Of(new Dictionary<string, PropertyValue>(), Place(block)) : done;
    }

    private static Node? At(Node? list, int index) =>
        list is not null && index < list.Items.Count ? list.Items[index] : null;

    private PropertyValue Tags(Node? tags) =>
        tags is { IsMap: true, Members.Count: > 0 }
            ? PropertyValue.Of(
                [
                    .. tags.Members.Select(tag =>
                        PropertyValue.Of(
                            new Dictionary<string, PropertyValue>
                            {
                                ["Key"] = PropertyValue.Of(tag.Name, Place(tag.Value)),
                                ["Value"] = PlainValue.Of(tag.Value, _file),
                            },
                            Place(tag.Value)
                        )
                    ),
                ],
                Place(tags)
            )
            : PropertyValue.Missing;

    private PlannedResource? Referred(PlannedResource from, Node? expression)
    {
        foreach (var reference in expression?["references"]?.Items ?? [])
        {
            var parts = reference.Text.Split('.');
            if (parts.Length < 2)
            {
                continue;
            }

            var address = $"{from.Module}{parts[0]}.{parts[1]}";
            var index = from.Address[from.Block.Length..];
            if (
                _byAddress.TryGetValue(address, out var found)
                || _byAddress.TryGetValue(address.Split('[')[0] + index, out found)
                || _byBlock.TryGetValue(address, out found)
            )
            {
                return found;
            }
        }

        return null;
    }

    private static string Attribute(Node expression) =>
        expression["references"]?.Items is [{ } first, ..] && first.Text.EndsWith(".arn", StringComparison.Ordinal)
            ? "Arn"
            : "";

    private SourcePlace Place(Node node) => new(_file, node.Line, node.Column);
}
