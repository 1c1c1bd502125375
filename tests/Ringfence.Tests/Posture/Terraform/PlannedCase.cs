using System.Text.Json.Nodes;
using Ringfence.Controls.Facts;
using Ringfence.Posture.Terraform;

namespace Ringfence.Tests.Posture.Terraform;

/// <summary>
/// A CloudFormation template written as the plan that Terraform would show for the same resources: the table of types
/// read backwards, with the provider's own attributes. What cannot be written so is in <see cref="Unsaid"/>.
/// </summary>
internal sealed class PlannedCase
{
    private readonly JsonObject _resources;
    private readonly Dictionary<string, (string Type, TerraformRule Rule)> _types = new(StringComparer.Ordinal);
    private readonly HashSet<JsonNode> _said = [];
    private readonly JsonArray _planned = [];
    private readonly JsonArray _changes = [];
    private readonly JsonArray _written = [];

    public PlannedCase(JsonObject template)
    {
        _resources = (JsonObject)template["Resources"]!;
        foreach (var (name, body) in template)
        {
            if (
                name is not ("Resources" or "AWSTemplateFormatVersion" or "Description" or "Parameters")
                && body is not null
            )
            {
                Unsaid.Add(name);
            }
        }

        foreach (var (id, body) in _resources)
        {
            var type = (string?)body?["Type"] ?? "";
            var found = TerraformRules
                .All.Where(rule => rule.Value.Type == type)
                .OrderByDescending(rule => rule.Value.Fixed.Count(own => (string?)Text(body, own.Path) == own.Value))
                .FirstOrDefault(rule => rule.Value.Fixed.All(own => (string?)Text(body, own.Path) == own.Value));
            if (found.Key is null)
            {
                Unsaid.Add(type);
            }
            else
            {
                _types[id] = (found.Key, found.Value);
            }
        }

        foreach (var (id, _) in _types)
        {
            Write(id);
        }

        Plan = new JsonObject
        {
            ["format_version"] = "1.2",
            ["planned_values"] = new JsonObject { ["root_module"] = new JsonObject { ["resources"] = _planned } },
            ["resource_changes"] = _changes,
            ["configuration"] = new JsonObject { ["root_module"] = new JsonObject { ["resources"] = _written } },
        };
    }

    public JsonObject Plan { get; }

    /// <summary>Types, and paths of types, that a plan does not say.</summary>
    public SortedSet<string> Unsaid { get; } = new(StringComparer.Ordinal);

    /// <summary>A value is computed by an intrinsic function, or known only when deployed: what a plan tells of it is less.</summary>
    public bool Blurred { get; private set; }

    public string Address(string id) => $"{_types[id].Type}.{id}";

    private static JsonNode? Text(JsonNode? body, string path)
    {
        var at = body?["Properties"];
        foreach (var step in path.Split('.'))
        {
            at = (at as JsonObject)?[step];
        }

        return at is JsonValue ? at : null;
    }

    private void Write(string id)
    {
        var (type, rule) = _types[id];
        var body = (JsonObject)_resources[id]!;
        var properties = body["Properties"] as JsonObject ?? [];
        foreach (var own in rule.Fixed)
        {
            if (Text(body, own.Path) is { } said)
            {
                _said.Add(said);
            }
        }

        Emit(type, id, rule, properties, null);
        foreach (var (part, of) in TerraformRules.All.Where(each => each.Value.Whole?.Type == type))
        {
            Emit(part, id, of, properties, of.Whole!.Value.By);
        }

        foreach (var (name, value) in body)
        {
            if (name is not ("Type" or "Properties" or "Metadata") && value is not null)
            {
                Unsaid.Add($"@{name}");
            }
        }

        Check((string)body["Type"]!, "", properties);
    }

    private void Emit(string type, string id, TerraformRule rule, JsonObject properties, string? owner)
    {
        if (!ProviderAttributes.Types.TryGetValue(type, out var attributes))
        {
            return;
        }

        var list = rule.Prefix.EndsWith("[]", StringComparison.Ordinal) ? rule.Prefix[..^2] : null;
        var items = list is null ? [null] : Items(Dig(properties, list)).ToList();
        for (var at = 0; at < items.Count; at++)
        {
            List<(string, JsonNode)> anchors = [("", properties)];
            if (items[at] is { } item)
            {
                anchors.Add((rule.Prefix, item));
            }

            var writing = new PlannedBlock(this, rule, attributes, anchors);
            if (owner is not null && writing.IsEmpty)
            {
                continue;
            }

            if (owner is not null)
            {
                writing.Refer(owner, Address(id), "id");
            }

            var name = at == 0 ? id : $"{id}{at}";
            _planned.Add(
                new JsonObject
                {
                    ["address"] = $"{type}.{name}",
                    ["mode"] = "managed",
                    ["type"] = type,
                    ["name"] = name,
                    ["values"] = writing.Values,
                }
            );
            _changes.Add(
                new JsonObject
                {
                    ["address"] = $"{type}.{name}",
                    ["change"] = new JsonObject { ["after_unknown"] = writing.Unknown },
                }
            );
            _written.Add(new JsonObject { ["address"] = $"{type}.{name}", ["expressions"] = writing.Written });
        }
    }

    internal void Say(JsonNode node)
    {
        _said.Add(node);
        switch (node)
        {
            case JsonObject map:
                foreach (var (_, value) in map)
                {
                    if (value is not null)
                    {
                        Say(value);
                    }
                }

                break;
            case JsonArray list:
                foreach (var item in list)
                {
                    if (item is not null)
                    {
                        Say(item);
                    }
                }

                break;
        }
    }

    /// <summary>The expression of a reference; null: the value is no reference to a resource that is planned.</summary>
    internal string? Reference(JsonNode node)
    {
        if (node is not JsonObject { Count: 1 } call)
        {
            return null;
        }

        var (function, argument) = call.First();
        var (id, attribute) = function switch
        {
            "Ref" => ((string?)argument, "id"),
            "Fn::GetAtt" => (
                (string?)(argument as JsonArray)?[0],
                ((string?)(argument as JsonArray)?[1])?.ToLowerInvariant()
            ),
            _ => (null, null),
        };
        return id is not null && _types.ContainsKey(id) ? $"{Address(id)}.{attribute}" : null;
    }

    internal IEnumerable<string> References(JsonNode? node) =>
        node is null ? []
        : Reference(node) is { } one ? [one]
        : node is JsonObject map ? map.SelectMany(entry => References(entry.Value))
        : node is JsonArray list ? list.SelectMany(References)
        : [];

    /// <summary>Known only when it is applied: an intrinsic function.</summary>
    internal bool IsLater(JsonNode node)
    {
        var later =
            node is JsonObject { Count: 1 } call
            && (call.ContainsKey("Ref") || call.First().Key.StartsWith("Fn::", StringComparison.Ordinal));
        Blurred |= later && Reference(node) is null;
        return later;
    }

    internal bool HoldsLater(JsonNode? node)
    {
        var holds =
            node is not null
            && (
                (node is JsonObject map && (IsLater(node) || map.Any(entry => HoldsLater(entry.Value))))
                || (node is JsonArray list && list.Any(HoldsLater))
            );
        return holds;
    }

    internal void Blur() => Blurred = true;

    internal static JsonNode? Dig(JsonNode? node, string path)
    {
        if (path.Length == 0)
        {
            return node;
        }

        foreach (var step in PropertyPath.Steps(path.Replace("[]", "", StringComparison.Ordinal)))
        {
            if (step[0] == '[')
            {
                var equals = step.IndexOf('=', StringComparison.Ordinal);
                node = (node as JsonArray)?.FirstOrDefault(item =>
                    (item as JsonObject)?[step[1..equals]]?.ToString() == step[(equals + 1)..]
                );
            }
            else
            {
                node = (node as JsonObject)?[step];
            }
        }

        return node;
    }

    internal static IEnumerable<JsonNode?> Items(JsonNode? node) =>
        node is JsonArray list ? list
        : node is null ? []
        : Enumerable.Repeat<JsonNode?>(node, 1);

    private void Check(string type, string path, JsonNode node)
    {
        if (_said.Contains(node))
        {
            return;
        }

        switch (node)
        {
            case JsonObject { Count: > 0 } map when !IsLater(map):
                foreach (var (name, value) in map)
                {
                    if (value is not null)
                    {
                        Check(type, path.Length == 0 ? name : $"{path}.{name}", value);
                    }
                }

                break;
            case JsonArray { Count: > 0 } list:
                foreach (var item in list.Where(item => item is not null))
                {
                    Check(type, path, item!);
                }

                break;
            case JsonObject { Count: 0 } when path.Length == 0:
                break;
            default:
                Unsaid.Add($"{type} {path}");
                break;
        }
    }
}
