using Ringfence.Controls.Facts;
using Ringfence.Posture.Readers;

namespace Ringfence.Posture.Terraform;

/// <summary>
/// A plan in CloudFormation's shape: what Terraform splits (a bucket's versioning) is joined, what it writes inside a
/// resource and CloudFormation beside it (a queue's policy) is taken apart.
/// </summary>
internal sealed class PlanTemplate
{
    private readonly string _file;
    private readonly Plan _plan;
    private readonly PlannedValues _values;
    private readonly Dictionary<PlannedResource, Shape> _shapes = [];
    private readonly List<Resource> _resources = [];
    private Template? _template;

    private PlanTemplate(Node root, string file)
    {
        (_file, _plan) = (file, Plan.Read(root));
        _values = new PlannedValues(_plan, file, _shapes.ContainsKey, address => _template?.Find(address));
    }

    public static Template Read(Node root, string file) => new PlanTemplate(root, file).Build();

    private Template Build()
    {
        foreach (var planned in _plan.Resources)
        {
            if (TerraformRules.For(planned.Type) is { Type: not null })
            {
                _shapes[planned] = new Shape();
            }
        }

        foreach (var (planned, shape) in _shapes)
        {
            Fill(shape, planned, TerraformRules.For(planned.Type)!);
        }

        foreach (var planned in _plan.Resources)
        {
            if (TerraformRules.For(planned.Type) is { Whole: { } whole } rule)
            {
                foreach (var owner in Owners(planned, whole))
                {
                    Join(_shapes[owner], planned, rule);
                }
            }
        }

        foreach (var (planned, shape) in _shapes)
        {
            Add(planned, TerraformRules.For(planned.Type)!, shape.Done(Place(planned.Place)));
        }

        return _template = new Template(_file, _resources);
    }

    private void Add(PlannedResource planned, TerraformRule rule, PropertyValue properties)
    {
        var place = Place(planned.Place);
        if (planned.Type == "aws_security_group_rule")
        {
            _resources.AddRange(SecurityGroupRules.Apart(planned, properties, place));
            return;
        }

        _resources.Add(
            new Resource(planned.Address, rule.Type!, place, () => properties)
            {
                // Terraform has none; what it has instead (prevent_destroy) is not in a plan.
                DeletionPolicy = PropertyValue.Unresolved(
                    "a plan does not say what becomes of it when it is destroyed"
                ),
                UpdateReplacePolicy = PropertyValue.Unresolved(
                    "a plan does not say what becomes of it when it is replaced"
                ),
            }
        );
        foreach (var companion in rule.Companions)
        {
            var node = PlannedNode.Of(planned)[companion.Attribute];
            var self = PropertyValue.Reference(planned.Address, "", () => _template?.Find(planned.Address), place);
            if (companion.Property.Length > 0)
            {
                var value = _values.Of(planned, new TerraformPath(companion.Property), companion.Attribute, node);
                if (!value.IsMissing)
                {
                    Beside(new Dictionary<string, PropertyValue> { [companion.Property] = value }, "");
                }

                continue;
            }

            for (var at = 0; at < (node.Value?.Items.Count ?? 0); at++)
            {
                var block = Block(planned, rule, companion.Attribute, node.At(at));
                Beside(new Dictionary<string, PropertyValue>(block.Entries), $"[{at}]");
            }

            void Beside(Dictionary<string, PropertyValue> entries, string index)
            {
                entries[companion.Link] = self;
                var all = PropertyValue.Of(entries, place);
                _resources.Add(
                    new Resource($"{planned.Address}/{companion.Attribute}{index}", companion.Type, place, () => all)
                );
            }
        }
    }

    // Those that it names; by its name, one of that name where there is one alone.
    private IEnumerable<PlannedResource> Owners(PlannedResource part, (string Type, string By) whole)
    {
        var named = _plan
            .Named(part, part.Expressions?[whole.By])
            .Where(each => each.Resource.Type == whole.Type && _shapes.ContainsKey(each.Resource))
            .Select(each => each.Resource)
            .ToList();
        if (named.Count > 0)
        {
            // Several of one block with count: its own index was taken where it has one.
            return named.Count == 1 ? named : [];
        }

        if (part.Values[whole.By] is not { IsText: true } name)
        {
            return [];
        }

        var alike = _plan.Resources.FindAll(each =>
            each.Type == whole.Type
            && (Is(each, whole.By) || Is(each, "id") || Is(each, "arn") || Is(each, "name") || Is(each, "url"))
        );
        return alike.Count == 1 ? alike : [];

        bool Is(PlannedResource each, string attribute) =>
            each.Values[attribute] is { IsText: true } value && value.Text == name.Text;
    }

    private void Join(Shape owner, PlannedResource part, TerraformRule rule)
    {
        if (!rule.Prefix.EndsWith("[]", StringComparison.Ordinal))
        {
            Fill(owner, part, rule);
            return;
        }

        var item = new Shape();
        Fill(item, part, rule);
        owner.Append(rule.Prefix, Dug(item.Done(Place(part.Place)), rule.Prefix));
    }

    private void Fill(Shape shape, PlannedResource planned, TerraformRule rule)
    {
        foreach (var (path, value) in rule.Fixed)
        {
            shape.Set(path, PropertyValue.Of(value, Place(planned.Place)));
        }

        var all = PlannedNode.Of(planned);
        foreach (var name in all.Names)
        {
            Set(shape, planned, rule, name, all[name]);
        }
    }

    private void Set(Shape shape, PlannedResource planned, TerraformRule rule, string path, PlannedNode node)
    {
        var to = rule.PathOf(path);
        if (to.Path.Length == 0 || path == "tags_all")
        {
            return;
        }

        if (path == "tags")
        {
            shape.Set(to.Path, Tags(node));
        }
        else if (SecurityGroupRules.Are(planned.Type, path))
        {
            shape.Set(to.Path, SecurityGroupRules.Read(node, _file));
        }
        else if (node.Value is { Kind: NodeKind.List, Items: [{ IsMap: true }, ..] } blocks)
        {
            SetBlocks(shape, planned, rule, path, node, blocks.Items.Count);
        }
        else
        {
            SetValue(shape, planned, to, path, node);
        }
    }

    private void SetBlocks(
        Shape shape,
        PlannedResource planned,
        TerraformRule rule,
        string path,
        PlannedNode node,
        int count
    )
    {
        var to = rule.PathOf(path);
        if (to.KeyedBy is { } keyed)
        {
            SetKeyed(shape, planned, rule, path, node, keyed);
        }
        else if (to.Path.Contains("[]", StringComparison.Ordinal))
        {
            for (var at = 0; at < count; at++)
            {
                shape.Append(
                    to.Path[..to.Path.IndexOf("[]", StringComparison.Ordinal)],
                    Block(planned, rule, path, node.At(at))
                );
            }
        }
        else if (count > 1)
        {
            shape.Set(
                to.Path,
                PropertyValue.Of(
                    [.. Enumerable.Range(0, count).Select(at => Block(planned, rule, path, node.At(at)))],
                    Place(node.Value!)
                )
            );
        }
        else if (!IsShut(rule, path, node.At(0)))
        {
            // A single block is a list of one in a plan.
            var block = node.At(0);
            foreach (var name in block.Names)
            {
                Set(shape, planned, rule, $"{path}.{name}", block[name]);
            }
        }
    }

    // Blocks that are the entries of a map: a parameter's name and value, a log's type and the rest.
    private void SetKeyed(
        Shape shape,
        PlannedResource planned,
        TerraformRule rule,
        string path,
        PlannedNode node,
        (string Name, string Value) keyed
    )
    {
        var entries = new Dictionary<string, PropertyValue>(StringComparer.Ordinal);
        for (var at = 0; at < node.Value!.Items.Count; at++)
        {
            var block = node.At(at);
            if (block[keyed.Name].Value is not { IsText: true } name)
            {
                continue;
            }

            entries[name.Text] =
                keyed.Value.Length == 0
                    ? Block(planned, rule, path, block)
                    : _values.Of(planned, new TerraformPath(keyed.Value), keyed.Value, block[keyed.Value]);
        }

        shape.Set(rule.PathOf(path).Path, PropertyValue.Of(entries, Place(node.Value!)));
    }

    private void SetValue(Shape shape, PlannedResource planned, TerraformPath to, string path, PlannedNode node)
    {
        var value = _values.Of(planned, to, path[(path.LastIndexOf('.') + 1)..], node);
        if (to.Split is { } beside && value.IsLiteral)
        {
            var slash = value.Text.LastIndexOf('/');
            shape.Set(to.Path, PropertyValue.Of('/' + value.Text[..Math.Max(slash, 0)], value.Place));
            shape.Set(
                to.Path[..(to.Path.LastIndexOf('.') + 1)] + beside,
                PropertyValue.Of(value.Text[(slash + 1)..], value.Place)
            );
            return;
        }

        if (to.Path.EndsWith("[]", StringComparison.Ordinal) && !value.IsUnresolved)
        {
            foreach (var item in value.Items)
            {
                shape.Append(to.Path, item);
            }
        }
        else
        {
            shape.Set(to.Path, value);
        }

        if (to.With is { } with && !value.IsMissing)
        {
            shape.Set(with.Path, PropertyValue.Of(with.Value, value.Place));
        }
    }

    // One of several blocks: named as it would be alone, below the list.
    private PropertyValue Block(PlannedResource planned, TerraformRule rule, string path, PlannedNode block)
    {
        if (IsShut(rule, path, block))
        {
            return PropertyValue.Missing;
        }

        var inner = new Shape();
        foreach (var name in block.Names)
        {
            Set(inner, planned, rule, $"{path}.{name}", block[name]);
        }

        return Dug(inner.Done(Place(block.Value ?? planned.Place)), rule.PathOf(path).Path);
    }

    private static PropertyValue Dug(PropertyValue done, string path)
    {
        var place = done.Place;
        var list = path.IndexOf("[]", StringComparison.Ordinal);
        foreach (var step in (list < 0 ? path : path[..list]).Split('.'))
        {
            done = done[step];
        }

        return done.IsMissing ? PropertyValue.Of(new Dictionary<string, PropertyValue>(), place) : done;
    }

    private static bool IsShut(TerraformRule rule, string path, PlannedNode block) =>
        block.Names.Any(name =>
            rule.PathOf($"{path}.{name}").Gate && block[name].Value is { Kind: NodeKind.Boolean, Text: "false" }
        );

    private PropertyValue Tags(PlannedNode tags)
    {
        var place = tags.Value is { } written ? Place(written) : null;
        if (tags.IsUnknown)
        {
            return tags.NobodyWroteIt ? PropertyValue.Missing : Later("the tags are");
        }

        var list = new List<PropertyValue>();
        foreach (var name in tags.Names)
        {
            var value = tags[name];
            list.Add(
                PropertyValue.Of(
                    new Dictionary<string, PropertyValue>
                    {
                        ["Key"] = PropertyValue.Of(name, place),
                        ["Value"] = value.Value is { Kind: not NodeKind.Null } known
                            ? PlainValue.Of(known, _file)
                            : Later("the tag's value is"),
                    },
                    place
                )
            );
        }

        return list.Count == 0 ? PropertyValue.Missing : PropertyValue.Of(list, place);

        PropertyValue Later(string what) =>
            PropertyValue.Unresolved($"{what} known only after the plan is applied", place: place);
    }

    private SourcePlace Place(Node node) => new(_file, node.Line, node.Column);
}
