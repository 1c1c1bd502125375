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
        var (ids, bodies) = (new List<string>(), new List<JsonObject>());
        var removed = "";
        foreach (var change in fix.Changes)
        {
            switch (change)
            {
                case SetProperty set:
                    PropertyEdit.Set(
                        Body(set.On, resource, ids, bodies),
                        set.Path[0] == '@' ? set.Path[1..] : "Properties." + set.Path,
                        set.Value
                    );
                    break;
                case AddResource add:
                    ids.Add(Selfless.Text(add.LogicalId, resource.LogicalId));
                    bodies.Add(add.Body);
                    break;
                case RemoveProperty remove:
                    removed += $"# remove {resource.Written.LogicalId}: {remove.Path}\n";
                    break;
            }
        }

        return ids.Count == 0 ? removed : removed + YamlFragment.Resources(ids, bodies, resource.LogicalId);
    }

    private static JsonObject Body(string? on, FindingResource resource, List<string> ids, List<JsonObject> bodies)
    {
        var id = on ?? resource.Written.LogicalId;
        var at = ids.IndexOf(id);
        if (at >= 0)
        {
            // It may be one that the control holds.
            return bodies[at] = (JsonObject)bodies[at].DeepClone();
        }

        var body = new JsonObject();
        if (on is null)
        {
            body["Type"] = resource.Written.Type;
        }

        ids.Add(id);
        bodies.Add(body);
        return body;
    }
}
