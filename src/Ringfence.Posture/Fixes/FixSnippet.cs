using System.Text;
using System.Text.Json.Nodes;
using Ringfence.Controls;

namespace Ringfence.Posture.Fixes;

/// <summary>A fix as the piece of template that it comes to.</summary>
public static class FixSnippet
{
    /// <summary>The resources' changed parts as CloudFormation YAML.</summary>
    /// <param name="fix">The changes.</param>
    /// <param name="resource">The resource they are for.</param>
    public static string Yaml(Fix fix, FindingResource resource)
    {
        ArgumentNullException.ThrowIfNull(fix);
        ArgumentNullException.ThrowIfNull(resource);
        var resources = new JsonObject();
        var removed = new StringBuilder();
        foreach (var change in fix.Changes)
        {
            switch (change)
            {
                case SetProperty set:
                    var id = set.On ?? resource.LogicalId;
                    var body = resources[id] as JsonObject;
                    if (body is null)
                    {
                        resources[id] = body = [];
                        if (set.On is null)
                        {
                            body["Type"] = resource.Type;
                        }
                    }

                    PropertyEdit.Set(
                        body,
                        set.Path[0] == '@' ? set.Path[1..] : "Properties." + set.Path,
                        Selfless.Node(set.Value, resource.LogicalId)
                    );
                    break;
                case AddResource add:
                    resources[Selfless.Text(add.LogicalId, resource.LogicalId)] = Selfless.Node(
                        add.Body,
                        resource.LogicalId
                    );
                    break;
                case RemoveProperty remove:
                    removed
                        .Append("# remove ")
                        .Append(resource.LogicalId)
                        .Append(": ")
                        .Append(remove.Path)
                        .Append('\n');
                    break;
            }
        }

        return removed.ToString()
            + (resources.Count == 0 ? "" : YamlFragment.Of(new JsonObject { ["Resources"] = resources }));
    }
}
