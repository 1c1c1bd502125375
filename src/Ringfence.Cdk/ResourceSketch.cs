using System.Globalization;
using System.Reflection;
using System.Text.Json.Nodes;
using Amazon.CDK;
using Ringfence.Controls;
using Ringfence.Controls.Facts;
using Resource = Ringfence.Controls.Facts.Resource;

namespace Ringfence.Cdk;

/// <summary>
/// A resource of a CDK app as it will stand in its template, so that the catalogue's controls can judge it before it
/// is written, and be obeyed. What refers to something else stays unresolved.
/// </summary>
internal sealed class ResourceSketch
{
    // Protected in the library; an aspect of CDK's own would read them from inside.
    private static readonly PropertyInfo Given = typeof(CfnResource).GetProperty(
        "UpdatedProperties",
        BindingFlags.Instance | BindingFlags.NonPublic
    )!;

    private static readonly MethodInfo Render = typeof(CfnResource).GetMethod(
        "RenderProperties",
        BindingFlags.Instance | BindingFlags.NonPublic
    )!;

    private readonly CfnResource _resource;
    private readonly JsonObject _properties;

    // Lists that were not there: CDK makes a map of one that is written to item by item, so they are written whole.
    private readonly List<(string Path, JsonArray List)> _made = [];
    private bool _kept;

    private ResourceSketch(CfnResource resource, JsonObject properties) =>
        (_resource, _properties) = (resource, properties);

    /// <summary>Reads a resource.</summary>
    public static ResourceSketch Read(CfnResource resource)
    {
        // In the order in which CDK itself does it: what is lazy is asked, then the names become CloudFormation's.
        var given = SketchValue.Json(Stack.Of(resource).Resolve(Given.GetValue(resource)!)) as JsonObject ?? [];
        var rendered = Render.Invoke(resource, [SketchValue.Plain(given)]);
        return new ResourceSketch(resource, SketchValue.Json(rendered) as JsonObject ?? []);
    }

    /// <summary>The resource alone, in an estate of its own.</summary>
    public Resource Fact()
    {
        var properties = SketchValue.Property(_properties);
        var fact = new Resource("Subject", _resource.CfnResourceType, new SourcePlace("", 0, 0), () => properties)
        {
            DeletionPolicy = Policy(_resource.CfnOptions.DeletionPolicy),
            UpdateReplacePolicy = Policy(_resource.CfnOptions.UpdateReplacePolicy),
        };
        _ = new Estate([new Template("", [fact])]);
        return fact;
    }

    /// <summary>Sets a property, here and in the CDK app.</summary>
    public void Set(SetProperty set)
    {
        if (set.Path is "@DeletionPolicy" or "@UpdateReplacePolicy")
        {
            _kept = true;
            _resource.ApplyRemovalPolicy(RemovalPolicy.RETAIN);
            return;
        }

        JsonNode at = _properties;
        var written = new List<string>();
        var steps = PropertyPath.Steps(set.Path);
        for (var step = 0; step < steps.Count; step++)
        {
            var last = step == steps.Count - 1;
            JsonNode Next() =>
                last ? set.Value.DeepClone()
                : steps[step + 1][0] == '[' ? new JsonArray()
                : new JsonObject();
            if (steps[step][0] != '[')
            {
                // CDK's dots are ours; a dot within a name is written with a backslash.
                written.Add(steps[step].Replace(".", "\\.", StringComparison.Ordinal));
                var map = at.AsObject();
                if (last || map[steps[step]] is not (JsonObject or JsonArray))
                {
                    map[steps[step]] = Next();
                    if (!last && map[steps[step]] is JsonArray list)
                    {
                        _made.Add((string.Join('.', written), list));
                    }
                }

                at = map[steps[step]]!;
                continue;
            }

            at = Item(at.AsArray(), steps[step][1..], written, last ? set.Value.DeepClone() : new JsonObject(), last);
        }

        var path = string.Join('.', written);
        var whole = _made.Find(made => path.StartsWith(made.Path + ".", StringComparison.Ordinal));
        _resource.AddPropertyOverride(whole.Path ?? path, SketchValue.Plain(whole.List ?? set.Value));
    }

    // The item that is meant, made at the end where there is none; a key that names it is written too.
    private JsonNode Item(JsonArray list, string which, List<string> written, JsonNode made, bool replace)
    {
        var equals = which.IndexOf('=');
        var index =
            equals > 0 ? IndexOf(list, which[..equals], which[(equals + 1)..])
            : int.TryParse(which, out var given) ? Math.Min(given, list.Count)
            : list.Count;
        written.Add(index.ToString(CultureInfo.InvariantCulture));
        if (index == list.Count)
        {
            list.Add(made);
            if (equals > 0)
            {
                made[which[..equals]] = which[(equals + 1)..];
                if (!_made.Exists(each => each.List == list))
                {
                    _resource.AddPropertyOverride(
                        $"{string.Join('.', written)}.{which[..equals]}",
                        which[(equals + 1)..]
                    );
                }
            }
        }
        else if (replace)
        {
            list[index] = made;
        }

        return list[index]!;
    }

    private static int IndexOf(JsonArray list, string key, string value)
    {
        for (var at = 0; at < list.Count; at++)
        {
            if (list[at] is JsonObject item && item[key]?.ToString() == value)
            {
                return at;
            }
        }

        return list.Count;
    }

    private PropertyValue Policy(CfnDeletionPolicy? policy) =>
        _kept || policy == CfnDeletionPolicy.RETAIN
            ? PropertyValue.Of("Retain")
            : policy switch
            {
                null => PropertyValue.Missing,
                CfnDeletionPolicy.SNAPSHOT => PropertyValue.Of("Snapshot"),
                CfnDeletionPolicy.DELETE => PropertyValue.Of("Delete"),
                _ => PropertyValue.Of(policy.Value.ToString()),
            };
}
