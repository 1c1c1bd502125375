using System.Globalization;
using System.Text.Json.Nodes;
using Ringfence.Controls.Facts;

namespace Ringfence.Posture.Fixes;

/// <summary>
/// Edits a template's text in place: only the changed values are written, comments, order and layout of all else stay.
/// Every operation gives the new text.
/// </summary>
internal sealed class SourceEditor
{
    private readonly string _text;
    private readonly Written _root;
    private readonly SourceLayout _layout;
    private readonly SourceSplice _splice;

    /// <exception cref="UneditableException">The text is not one document of JSON or YAML with Resources.</exception>
    public SourceEditor(string text)
    {
        _text = text;
        _root = WrittenTree.Read(text);
        _layout = new SourceLayout(text, _root);
        _splice = new SourceSplice(text, _layout);
    }

    /// <summary>The resources; null where the file is no template.</summary>
    public Written? Resources => _root.Member("Resources")?.Value;

    /// <summary>Sets what stands at a path of a resource, making maps and lists on the way.</summary>
    /// <exception cref="UneditableException">An intrinsic function, an alias or something of another kind stands on the way.</exception>
    public static string Set(string text, string resource, string path, JsonNode value)
    {
        // [*] is each item in turn.
        var star = path.IndexOf("[*]", StringComparison.Ordinal);
        if (star < 0)
        {
            return new SourceEditor(text).Set(resource, Steps(path), value);
        }

        var list = new SourceEditor(text).Find(resource, Steps(path[..star]));
        for (var at = 0; at < (list?.Items.Count ?? 0); at++)
        {
            var one = string.Create(CultureInfo.InvariantCulture, $"{path[..star]}[{at}]{path[(star + 3)..]}");
            text = Set(text, resource, one, value);
        }

        return text;
    }

    /// <summary>Takes away what stands at a path; nothing where nothing stands.</summary>
    public static string Remove(string text, string resource, string path)
    {
        var editor = new SourceEditor(text);
        var steps = Steps(path);
        var holder = editor.Find(resource, steps[..^1]);
        if (holder is null)
        {
            return text;
        }

        Guard(holder, steps[^1]);
        if (steps[^1][0] == '[')
        {
            var at = Index(holder, steps[^1][1..]);
            return at is >= 0 && at < holder.Items.Count ? editor._splice.Remove(holder, at.Value) : text;
        }

        return holder.Member(steps[^1]) is not { } member ? text
            : member.Value.HoldsAnchor
                ? throw new UneditableException($"{member.Name} carries an anchor that others may use")
            : editor._splice.Remove(holder, member);
    }

    /// <summary>Adds a resource at the end; where one of its id stands, what it lacks is added to that one.</summary>
    public static string Add(string text, string id, JsonObject body)
    {
        var editor = new SourceEditor(text);
        if (editor.Resources is not { Kind: WrittenKind.Map, Members.Count: > 0 } resources)
        {
            throw new UneditableException("the file has no Resources to add to");
        }

        return resources.Member(id) is { } there
            ? Merging.Into(text, id, there.Value, body)
            : editor._splice.Append(resources, id, body);
    }

    private static List<string> Steps(string path) =>
        path[0] == '@' ? [.. PropertyPath.Steps(path[1..])] : ["Properties", .. PropertyPath.Steps(path)];

    private string Set(string resource, List<string> steps, JsonNode value)
    {
        var holder = Resources!;
        var member = holder.Member(resource);
        var at = member?.Value ?? throw new UneditableException($"{resource} is not written in the file");
        for (var step = 0; step < steps.Count; step++)
        {
            if (at.IsEmpty)
            {
                return Replaced(at, member, holder.IsFlow, Made(steps, step, value));
            }

            if (steps[step] == "[" && at is { Kind: WrittenKind.Map, IsIntrinsic: false, IsAnchored: false })
            {
                return _splice.Listed(at, ((JsonArray)Made(steps, step, value))[0]!);
            }

            Guard(at, steps[step]);
            holder = at;
            if (steps[step][0] == '[')
            {
                var index = Index(at, steps[step][1..]);
                if (index is null || index >= at.Items.Count)
                {
                    var made = (JsonArray)Made(steps, step, value);
                    return _splice.Append(at, made[^1]!);
                }

                (member, at) = (null, at.Items[index.Value]);
            }
            else if (at.Member(steps[step]) is { } found)
            {
                (member, at) = (found, found.Value);
            }
            else if (at.IsMerged && step < steps.Count - 1)
            {
                throw new UneditableException($"{steps[step]} may come from a merge (<<)");
            }
            else
            {
                return _splice.Append(at, steps[step], Made(steps, step + 1, value));
            }
        }

        return Replaced(at, member, holder.IsFlow, value);
    }

    private string Replaced(Written old, WrittenMember? member, bool inFlow, JsonNode value)
    {
        var what = member is null ? "the item" : member.Name;
        return old.IsIntrinsic
                ? throw new UneditableException(
                    $"{what} is an intrinsic function ({Start(old)}); its author must say what it is to be"
                )
            : old.HoldsAnchor ? throw new UneditableException($"{what} carries an anchor that others may use")
            : _splice.Replace(old, member, inFlow, value);
    }

    private string Start(Written old)
    {
        var words = _text[old.Start..old.End].Split(' ', '\t', '\r', '\n').Where(word => word.Length > 0);
        var text = string.Join(' ', words);
        return text.Length > 40 ? $"{text[..40]}…" : text;
    }

    private Written? Find(string resource, List<string> steps)
    {
        var at = Resources?.Member(resource)?.Value;
        foreach (var step in steps)
        {
            if (at is null || at.IsAbsent)
            {
                return null;
            }

            Guard(at, step);
            at =
                step[0] != '[' ? at.Member(step)?.Value
                : Index(at, step[1..]) is { } index && index < at.Items.Count ? at.Items[index]
                : null;
        }

        return at;
    }

    // What is to stand at a step where nothing stands yet.
    private static JsonNode Made(List<string> steps, int step, JsonNode value)
    {
        if (step == steps.Count)
        {
            return value.DeepClone();
        }

        var inner = Made(steps, step + 1, value);
        if (steps[step][0] != '[')
        {
            return new JsonObject { [steps[step]] = inner };
        }

        var equals = steps[step].IndexOf('=', StringComparison.Ordinal);
        if (equals > 0 && inner is JsonObject map)
        {
            var keyed = new JsonObject { [steps[step][1..equals]] = steps[step][(equals + 1)..] };
            foreach (var (name, each) in map)
            {
                keyed[name] = each?.DeepClone();
            }

            inner = keyed;
        }

        return new JsonArray(inner);
    }

    // The item that a bracket names; null: a new one.
    private static int? Index(Written list, string which)
    {
        if (which.Length == 0)
        {
            return null;
        }

        if (int.TryParse(which, CultureInfo.InvariantCulture, out var index))
        {
            return index;
        }

        var equals = which.IndexOf('=', StringComparison.Ordinal);
        for (var at = 0; at < list.Items.Count && equals > 0; at++)
        {
            if (list.Items[at].Member(which[..equals])?.Value.Text == which[(equals + 1)..])
            {
                return at;
            }
        }

        return null;
    }

    private static void Guard(Written at, string step)
    {
        var kind = step[0] == '[' ? WrittenKind.List : WrittenKind.Map;
        var name = step.TrimStart('[');
        if (at.Kind == WrittenKind.Alias)
        {
            throw new UneditableException($"*{at.Text} is written elsewhere and used by others too");
        }

        if (at.IsIntrinsic)
        {
            throw new UneditableException($"an intrinsic function stands where {name} is to be written");
        }

        if (at.Kind != kind)
        {
            throw new UneditableException(
                $"no {(kind == WrittenKind.List ? "list" : "map")} stands where {name} is to be written"
            );
        }
    }
}
