using Ringfence.Posture.Readers;

namespace Ringfence.Posture.Terraform;

/// <summary>A plan as <c>terraform show -json</c> prints it (format version 1): its managed resources, child modules' too.</summary>
internal static class Plan
{
    public static bool Is(Node root) =>
        root.IsMap
        && root["format_version"] is not null
        && (root["planned_values"] is not null || root["values"] is not null)
        && root["Resources"] is null;

    public static List<PlannedResource> Resources(Node root)
    {
        var unknown = new Dictionary<string, Node>(StringComparer.Ordinal);
        foreach (var change in root["resource_changes"]?.Items ?? [])
        {
            if (change["address"] is { } address && change["change"]?["after_unknown"] is { IsMap: true } after)
            {
                unknown[address.Text] = after;
            }
        }

        var resources = new List<PlannedResource>();
        var planned = root["planned_values"] ?? root["values"];
        if (planned?["root_module"] is { } module)
        {
            Collect(module, root["configuration"]?["root_module"], "", unknown, resources);
        }

        return resources;
    }

    private static void Collect(
        Node module,
        Node? configuration,
        string prefix,
        Dictionary<string, Node> unknown,
        List<PlannedResource> resources
    )
    {
        var written = new Dictionary<string, Node>(StringComparer.Ordinal);
        foreach (var block in configuration?["resources"]?.Items ?? [])
        {
            if (block["address"] is { } address && block["expressions"] is { } expressions)
            {
                written[address.Text] = expressions;
            }
        }

        foreach (var resource in module["resources"]?.Items ?? [])
        {
            if (
                resource["mode"]?.Text == "managed"
                && resource["address"] is { } address
                && resource["type"] is { } type
                && resource["values"] is { IsMap: true } values
            )
            {
                var block = $"{type.Text}.{resource["name"]?.Text}";
                resources.Add(
                    new PlannedResource(
                        address.Text,
                        type.Text,
                        prefix,
                        values,
                        unknown.GetValueOrDefault(address.Text),
                        written.GetValueOrDefault(block),
                        resource
                    )
                );
            }
        }

        foreach (var child in module["child_modules"]?.Items ?? [])
        {
            var address = child["address"]?.Text ?? "";
            var call = address[prefix.Length..];
            call = call.StartsWith("module.", StringComparison.Ordinal) ? call["module.".Length..] : call;
            call = call.Split('[')[0];
            Collect(child, configuration?["module_calls"]?[call]?["module"], $"{address}.", unknown, resources);
        }
    }
}
