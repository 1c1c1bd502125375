using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using Ringfence.Controls;
using Ringfence.Posture.Readers;

namespace Ringfence.Posture.Fixes;

/// <summary>A fix as the piece of template that it comes to.</summary>
public static class FixSnippet
{
    private static readonly JsonSerializerOptions Indented = new()
    {
        WriteIndented = true,
        NewLine = "\n",
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    };

    /// <summary>The resources' changed parts as CloudFormation YAML; of Claude Code's settings, as the JSON of their file.</summary>
    /// <param name="fix">The changes.</param>
    /// <param name="resource">The resource they are for.</param>
    /// <param name="printed">What a report has printed of companions, by what they are, with the id of the first: such a one is named and not printed again, and what is new is added. Null: all is printed.</param>
    public static string Yaml(Fix fix, FindingResource resource, Dictionary<string, string>? printed = null)
    {
        ArgumentNullException.ThrowIfNull(fix);
        ArgumentNullException.ThrowIfNull(resource);
        var (ids, bodies) = (new List<string>(), new List<JsonObject>());
        var (removed, known) = ("", "");
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
                    var id = Selfless.Text(add.LogicalId, resource.LogicalId);
                    if (printed is not null && !printed.TryAdd(add.Body.ToJsonString(), id))
                    {
                        var first = printed[add.Body.ToJsonString()];
                        known += first == id ? $"# {id}: as above\n" : $"# {id}: as {first} above\n";
                        break;
                    }

                    ids.Add(id);
                    bodies.Add(add.Body);
                    break;
                case RemoveProperty remove:
                    removed += $"# remove {resource.Written.LogicalId}: {remove.Path}\n";
                    break;
            }
        }

        if (
            resource.Type.StartsWith("Ringfence::", StringComparison.Ordinal)
            && bodies is [var own]
            && own["Properties"] is { } properties
        )
        {
            return removed + OfNoTemplate(resource, properties);
        }

        return removed + (ids.Count == 0 ? "" : YamlFragment.Resources(ids, bodies, resource.LogicalId)) + known;
    }

    /// <summary>The snippet, and as comments below it the command and what to mind: all of a fix in one YAML text.</summary>
    /// <param name="fix">The changes.</param>
    /// <param name="resource">The resource they are for.</param>
    public static string Whole(Fix fix, FindingResource resource)
    {
        var text = Yaml(fix, resource);
        if (fix.Cli is { } cli)
        {
            text += $"# What is deployed already: {cli}\n";
        }

        return fix.Mind is { } mind ? text + $"# Mind: {mind}\n" : text;
    }

    /// <summary>The whole text with no resource's own id in it: the same for resources that need the same change.</summary>
    /// <param name="fix">The changes.</param>
    /// <param name="resource">The resource they are for.</param>
    public static string Shape(Fix fix, FindingResource resource)
    {
        ArgumentNullException.ThrowIfNull(resource);
        return Whole(
            fix,
            resource with
            {
                LogicalId = Selfless.Self,
                MadeOf = resource.MadeOf is { } made ? made with { LogicalId = Selfless.Self } : null,
            }
        );
    }

    // Claude Code's settings are a file of their own, in JSON; what an account says of itself is no part of a template.
    private static string OfNoTemplate(FindingResource resource, JsonNode properties)
    {
        properties = Selfless.Node(properties, resource.LogicalId);
        return resource.Type == ClaudeSettings.Type
            ? properties.ToJsonString(Indented) + "\n"
            : $"# {resource.Type}, as it must read; no template makes it:\n{YamlFragment.Of(properties)}";
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
