using Ringfence.Posture.Readers;

namespace Ringfence.Posture.Terraform;

/// <summary>A plan as <c>terraform show -json</c> prints it (format version 1): its resources, child modules' too.</summary>
internal sealed class Plan
{
    private readonly Dictionary<string, Node> _unknown = new(StringComparer.Ordinal);
    private readonly Dictionary<string, PlannedResource> _byAddress = new(StringComparer.Ordinal);
    private readonly Dictionary<string, PlannedResource> _byBlock = new(StringComparer.Ordinal);

    private Plan(Node root)
    {
        foreach (var change in root["resource_changes"]?.Items ?? [])
        {
            if (change["address"] is { } address && change["change"]?["after_unknown"] is { IsMap: true } after)
            {
                _unknown[address.Text] = after;
            }
        }

        if ((root["planned_values"] ?? root["values"])?["root_module"] is { } module)
        {
            Collect(module, new ModuleScope("", root["configuration"]?["root_module"], null, null));
        }

        foreach (var resource in Resources.Concat(Data))
        {
            _byAddress[resource.Address] = resource;
            _byBlock.TryAdd(resource.Block, resource);
        }
    }

    /// <summary>The managed resources.</summary>
    public List<PlannedResource> Resources { get; } = [];

    /// <summary>The data sources that are read when the plan is applied.</summary>
    public List<PlannedResource> Data { get; } = [];

    public static bool Is(Node root) =>
        root.IsMap
        && root["format_version"] is not null
        && (root["planned_values"] is not null || root["values"] is not null)
        && root["Resources"] is null;

    public static Plan Read(Node root) => new(root);

    /// <summary>
    /// What an expression names: resources and data sources of the plan with the attribute, through the variables and
    /// outputs of modules. Each once.
    /// </summary>
    public IReadOnlyList<(PlannedResource Resource, string Attribute)> Named(PlannedResource from, Node? expression)
    {
        var named = new List<(PlannedResource, string)>();
        Follow(expression, from.Module, from.Address[from.Block.Length..], named, 0);
        return named;
    }

    private void Follow(
        Node? expression,
        ModuleScope module,
        string index,
        List<(PlannedResource Resource, string)> named,
        int depth
    )
    {
        if (depth > 20)
        {
            return;
        }

        foreach (var reference in expression?["references"]?.Items ?? [])
        {
            var steps = Steps(reference.Text);
            if (steps is ["var", var variable, ..])
            {
                if (module.Parent is { } parent)
                {
                    Follow(module.Passed?[variable.Split('[')[0]], parent, "", named, depth + 1);
                }
            }
            else if (steps is ["module", var call, var output, ..])
            {
                if (module.Child($"module.{call}") is { } child)
                {
                    var written = child.Configuration?["outputs"]?[output.Split('[')[0]]?["expression"];
                    Follow(written, child, "", named, depth + 1);
                }
            }
            else if (
                steps.Count >= 2
                && Find(module.Prefix, steps, index) is { } found
                && !named.Exists(each => each.Resource == found)
            )
            {
                named.Add((found, steps.Count > (steps[0] == "data" ? 3 : 2) ? steps[^1] : ""));
            }
        }
    }

    private PlannedResource? Find(string prefix, List<string> steps, string index)
    {
        var address =
            steps[0] == "data" && steps.Count > 2
                ? $"{prefix}data.{steps[1]}.{steps[2]}"
                : $"{prefix}{steps[0]}.{steps[1]}";
        return
            _byAddress.TryGetValue(address, out var found)
            || _byAddress.TryGetValue(address.Split('[')[0] + index, out found)
            || _byBlock.TryGetValue(address, out found)
            ? found
            : null;
    }

    // At the dots that stand in no brackets: aws_kms_key.k["a.b"].arn
    private static List<string> Steps(string reference)
    {
        var steps = new List<string>();
        var (from, depth) = (0, 0);
        for (var at = 0; at < reference.Length; at++)
        {
            depth += reference[at] switch
            {
                '[' => 1,
                ']' => -1,
                _ => 0,
            };
            if (reference[at] == '.' && depth == 0)
            {
                steps.Add(reference[from..at]);
                from = at + 1;
            }
        }

        steps.Add(reference[from..]);
        return steps;
    }

    private void Collect(Node module, ModuleScope scope)
    {
        var written = new Dictionary<string, Node>(StringComparer.Ordinal);
        foreach (var block in scope.Configuration?["resources"]?.Items ?? [])
        {
            if (block["address"] is { } address && block["expressions"] is { } expressions)
            {
                written[address.Text] = expressions;
            }
        }

        foreach (var resource in module["resources"]?.Items ?? [])
        {
            if (
                resource["mode"]?.Text is "managed" or "data"
                && resource["address"] is { } address
                && resource["type"] is { } type
                && resource["values"] is { IsMap: true } values
            )
            {
                var data = resource["mode"]!.Text == "data";
                var block = $"{(data ? "data." : "")}{type.Text}.{resource["name"]?.Text}";
                (data ? Data : Resources).Add(
                    new PlannedResource(
                        address.Text,
                        type.Text,
                        scope,
                        values,
                        _unknown.GetValueOrDefault(address.Text),
                        written.GetValueOrDefault(block),
                        resource
                    )
                );
            }
        }

        foreach (var child in module["child_modules"]?.Items ?? [])
        {
            var address = child["address"]?.Text ?? "";
            var own = address.StartsWith(scope.Prefix, StringComparison.Ordinal)
                ? address[scope.Prefix.Length..]
                : address;
            var call = own.StartsWith("module.", StringComparison.Ordinal) ? own["module.".Length..] : own;
            var called = scope.Configuration?["module_calls"]?[call.Split('[')[0]];
            var inner = new ModuleScope($"{address}.", called?["module"], called?["expressions"], scope);
            scope.Children[own] = inner;
            Collect(child, inner);
        }
    }
}
