using System.Text.Json.Nodes;
using Ringfence.Posture.Terraform;

namespace Ringfence.Tests.Posture.Terraform;

/// <summary>One block of a plan, written from CloudFormation's properties.</summary>
internal sealed class PlannedBlock
{
    private readonly PlannedCase _case;
    private readonly TerraformRule _rule;

    public PlannedBlock(
        PlannedCase whole,
        TerraformRule rule,
        ProviderAttribute attributes,
        List<(string Path, JsonNode Node)> anchors,
        string path = ""
    )
    {
        (_case, _rule) = (whole, rule);
        foreach (var (name, attribute) in attributes.Inner)
        {
            if (attribute.Kind is not ("computed" or "older"))
            {
                Write(name, path.Length == 0 ? name : $"{path}.{name}", attribute, anchors);
            }
        }
    }

    public JsonObject Values { get; } = [];

    public JsonObject Unknown { get; } = [];

    public JsonObject Written { get; } = [];

    public bool IsEmpty => Values.Count == 0 && Unknown.Count == 0;

    public void Refer(string name, string address, string attribute)
    {
        Values.Remove(name);
        Unknown[name] = true;
        Written[name] = new JsonObject { ["references"] = new JsonArray($"{address}.{attribute}", address) };
    }

    private void Write(
        string name,
        string path,
        ProviderAttribute attribute,
        List<(string Path, JsonNode Node)> anchors
    )
    {
        var to = _rule.PathOf(path);
        if (to.Gate && anchors.Count > 1)
        {
            Values[name] = true;
            Written[name] = new JsonObject { ["constant_value"] = true };
            return;
        }

        if (to.Path.Length == 0 || path == "tags_all")
        {
            return;
        }

        var (under, anchor) = anchors[^1];
        for (var at = anchors.Count - 1; at >= 0; at--)
        {
            (under, anchor) = anchors[at];
            if (under.Length == 0 || to.Path == under || to.Path.StartsWith(under + '.', StringComparison.Ordinal))
            {
                break;
            }
        }

        var rest =
            to.Path == under ? ""
            : under.Length == 0 ? to.Path
            : to.Path[(under.Length + 1)..];
        if (attribute.Kind == "block" && attribute.Inner.Count > 0)
        {
            Blocks(name, path, attribute, to, anchors, rest, anchor);
        }
        else if (
            PlannedCase.Dig(anchor, rest) is { } value
            && !(rest.Length == 0 && value is JsonObject && under.Length > 0)
        )
        {
            Value(name, to, value, anchor, rest);
        }
    }

    private void Blocks(
        string name,
        string path,
        ProviderAttribute attribute,
        TerraformPath to,
        List<(string Path, JsonNode Node)> anchors,
        string rest,
        JsonNode anchor
    )
    {
        var inner = to.Path.IndexOf("[]", StringComparison.Ordinal) is var list and >= 0
            ? to.Path[(list + 2)..].TrimStart('.')
            : "";
        var node = PlannedCase.Dig(
            anchor,
            inner.Length > 0 && rest.Contains("[]", StringComparison.Ordinal)
                ? rest[..rest.IndexOf("[]", StringComparison.Ordinal)]
                : rest
        );
        if (node is not null && _case.IsLater(node))
        {
            Later(name, node);
            return;
        }

        var blocks = new List<PlannedBlock>();
        if (to.KeyedBy is { } keyed)
        {
            foreach (var (key, value) in node as JsonObject ?? [])
            {
                if (value is null)
                {
                    continue;
                }

                var block = new PlannedBlock(_case, _rule, attribute, [.. anchors, (to.Path, value)], path);
                block.Values[keyed.Name] = key;
                if (keyed.Value.Length > 0)
                {
                    block.Value(keyed.Value, new TerraformPath(keyed.Value), value, value, "");
                }

                blocks.Add(block);
            }
        }
        else if (node is null)
        {
            // A block without a place of its own: what stands in it may stand elsewhere.
            var block = new PlannedBlock(_case, _rule, attribute, anchors, path);
            if (!block.IsEmpty)
            {
                blocks.Add(block);
            }
        }
        else
        {
            foreach (var item in PlannedCase.Items(node))
            {
                if (item is null || (inner.Length > 0 && PlannedCase.Dig(item, inner) is null))
                {
                    continue;
                }

                if (_case.IsLater(item))
                {
                    Later(name, item);
                    return;
                }

                if (item is JsonObject { Count: 0 })
                {
                    _case.Say(item);
                }

                blocks.Add(
                    new PlannedBlock(
                        _case,
                        _rule,
                        attribute,
                        [
                            .. anchors,
                            (
                                to.Path.Replace("[]", "", StringComparison.Ordinal),
                                inner.Length > 0 ? PlannedCase.Dig(item, inner)! : item
                            ),
                        ],
                        path
                    )
                );
            }
        }

        if (blocks.Count > 0)
        {
            Values[name] = new JsonArray([.. blocks.Select(block => block.Values)]);
            Unknown[name] = new JsonArray([.. blocks.Select(block => block.Unknown)]);
            Written[name] = new JsonArray([.. blocks.Select(block => block.Written)]);
        }
    }

    private void Later(string name, JsonNode node)
    {
        _case.Say(node);
        Unknown[name] = true;
        var references = new JsonArray();
        foreach (var reference in _case.References(node).DefaultIfEmpty("var.told"))
        {
            references.Add(reference);
            references.Add(reference[..reference.LastIndexOf('.')]);
        }

        Written[name] = new JsonObject { ["references"] = references };
    }

    private void Value(string name, TerraformPath to, JsonNode value, JsonNode anchor, string rest)
    {
        if (_case.IsLater(value))
        {
            Later(name, value);
            return;
        }

        if (name == "tags")
        {
            Values[name] = Tags(value);
        }
        else if (to.Split is { } beside)
        {
            var above = rest[..^to.Path[(to.Path.LastIndexOf('.') + 1)..].Length];
            var other = PlannedCase.Dig(anchor, above + beside);
            if (other is not null)
            {
                _case.Say(other);
            }

            Values[name] = value.ToString().TrimStart('/') + "/" + (other?.ToString() ?? "*");
        }
        else if (value is JsonObject map && !to.Json && map.Count > 0 && _case.HoldsLater(map))
        {
            _case.Blur();
            Later(name, value);
            return;
        }
        else if (
            value is JsonObject or JsonArray
            && (to.Json || (value is JsonObject document && document.ContainsKey("Statement")))
        )
        {
            if (_case.HoldsLater(value))
            {
                _case.Blur();
                Later(name, value);
                return;
            }

            Values[name] = (to.Camel ? Small(value) : value.DeepClone()).ToJsonString();
        }
        else if (value is JsonArray list)
        {
            Listed(name, to, list);
            return;
        }
        else
        {
            Values[name] = to.Values?.FirstOrDefault(each => each.Value == value.ToString()).Key is { } back
                ? back is "true" or "false"
                    ? back == "true"
                    : back
                : value.DeepClone();
        }

        Written[name] = new JsonObject { ["constant_value"] = Values[name]?.DeepClone() };
        _case.Say(value);
        if (
            to.With is { } with
            && PlannedCase.Dig(anchor, with.Path) is JsonValue also
            && also.ToString() == with.Value
        )
        {
            _case.Say(also);
        }
    }

    private void Listed(string name, TerraformPath to, JsonArray list)
    {
        var (items, later, references) = (new JsonArray(), new JsonArray(), new JsonArray());
        foreach (var item in list.Where(item => item is not null))
        {
            var one = to.Each is { } each && item is JsonObject wrapped ? wrapped[each] ?? item! : item!;
            var isLater = _case.IsLater(one);
            items.Add(isLater ? null : one.DeepClone());
            later.Add(isLater);
            if (isLater && _case.Reference(one) is { } reference)
            {
                references.Add(reference);
                references.Add(reference[..reference.LastIndexOf('.')]);
            }
        }

        Values[name] = items;
        Unknown[name] = later;
        Written[name] = new JsonObject { ["references"] = references };
        _case.Say(list);
        if (list.Count > 1 && references.Count > 0)
        {
            // The references of a list are one list for all its items.
            _case.Blur();
        }
    }

    private static JsonObject Tags(JsonNode tags)
    {
        var map = new JsonObject();
        foreach (var tag in PlannedCase.Items(tags).OfType<JsonObject>())
        {
            map[tag["Key"]?.ToString() ?? ""] = tag["Value"]?.DeepClone();
        }

        return map;
    }

    private static JsonNode Small(JsonNode node) =>
        node switch
        {
            JsonObject map => new JsonObject(
                map.Select(entry =>
                    KeyValuePair.Create(
                        char.ToLowerInvariant(entry.Key[0]) + entry.Key[1..],
                        entry.Value is null ? null : (JsonNode?)Small(entry.Value)
                    )
                )
            ),
            JsonArray list => new JsonArray([.. list.Select(item => item is null ? null : Small(item))]),
            _ => node.DeepClone(),
        };
}
