using Ringfence.Controls.Facts;
using Ringfence.Posture.CloudFormation;
using Ringfence.Posture.Intrinsics;

namespace Ringfence.Posture.Assemblies;

/// <summary>
/// Joins stacks with those that they nest by a local path: what the parent passes is given to the child, and the
/// child's outputs are known to the parent. A template that several stacks nest is judged once, with what all agree on.
/// </summary>
internal static class NestedStacks
{
    /// <summary>The local file of each nested stack that a template has, where it says one.</summary>
    public static IEnumerable<(string LogicalId, string Path)> Of(TemplateDraft draft)
    {
        if (draft.File.Path is not { } own)
        {
            yield break;
        }

        var directory = Path.GetDirectoryName(own) ?? "";
        foreach (var (id, body, _, _) in draft.Root["Resources"]?.Members ?? [])
        {
            if (body["Type"]?.Text is not ("AWS::CloudFormation::Stack" or "AWS::Serverless::Application"))
            {
                continue;
            }

            var said =
                body["Metadata"]?["aws:asset:path"]
                ?? body["Properties"]?["TemplateURL"]
                ?? body["Properties"]?["Location"];
            if (said is { IsText: true, Text.Length: > 0 } && !said.Text.Contains("://", StringComparison.Ordinal))
            {
                yield return (id, Path.Combine(directory, said.Text));
            }
        }
    }

    /// <summary>Makes every draft's model, parents before children.</summary>
    public static void Model(
        List<TemplateDraft> drafts,
        Func<TemplateDraft, IReadOnlyDictionary<string, PropertyValue>> given
    )
    {
        var left = drafts.Count;
        while (left > 0)
        {
            // In a circle of stacks that nest each other one has to be first.
            var next =
                drafts.Find(draft =>
                    draft.Model is null && draft.Parents.TrueForAll(each => each.Parent.Model is not null)
                ) ?? drafts.Find(draft => draft.Model is null)!;
            next.Model = new TemplateModel(next.Name, next.Root, With(given(next), Passed(next)));
            left--;
        }
    }

    private static Dictionary<string, PropertyValue> With(
        IReadOnlyDictionary<string, PropertyValue> given,
        Dictionary<string, PropertyValue> passed
    )
    {
        var all = new Dictionary<string, PropertyValue>(passed, StringComparer.Ordinal);
        foreach (var (name, value) in given)
        {
            // What a parent passes is what the stack gets; only the run's pseudo parameters stand beside it.
            if (passed.Count == 0 || name.StartsWith("AWS::", StringComparison.Ordinal))
            {
                all[name] = value;
            }
        }

        return all;
    }

    private static Dictionary<string, PropertyValue> Passed(TemplateDraft draft)
    {
        var passed = new Dictionary<string, PropertyValue>(StringComparer.Ordinal);
        foreach (var (parent, id) in draft.Parents)
        {
            if (
                parent.Model is not { } model
                || model.Find(id)?.Body["Properties"]?["Parameters"] is not { } parameters
            )
            {
                continue;
            }

            foreach (var world in model.Worlds)
            {
                foreach (var (name, value, _, _) in parameters.Members)
                {
                    Agree(passed, name, Resolver(parent, world).Resolve(value));
                }
            }
        }

        return passed;
    }

    private static Resolver Resolver(TemplateDraft parent, World world)
    {
        var links = new Links();
        var resolver = new Resolver(parent.Model!, world, links);
        foreach (var (sibling, child) in parent.Children)
        {
            if (child.Model is { } known)
            {
                links.Nest(resolver, sibling, new Resolver(known, known.Worlds[0], links));
            }
        }

        return resolver;
    }

    private static void Agree(Dictionary<string, PropertyValue> passed, string name, PropertyValue value)
    {
        if (!passed.TryGetValue(name, out var before))
        {
            passed[name] = value;
        }
        else if (before.Kind != value.Kind || before.Text != value.Text || before.ToString() != value.ToString())
        {
            passed[name] = PropertyValue.Unresolved(
                $"parameter {name} is passed different values",
                $"${{{name}}}",
                present: true
            );
        }
    }
}
