using Ringfence.Controls.Facts;
using Ringfence.Posture.Readers;

namespace Ringfence.Posture.Terraform;

/// <summary>
/// The policy of an <c>aws_iam_policy_document</c> that is read when the plan is applied, because something in it (a
/// bucket's ARN) is not known before: what is known of its statements stands in the plan.
/// </summary>
internal static class PlannedPolicy
{
    private static readonly string[] Others =
    [
        "source_policy_documents",
        "override_policy_documents",
        "source_json",
        "override_json",
    ];

    public static PropertyValue Read(PlannedResource document, PlannedValues values, string file)
    {
        var place = new SourcePlace(file, document.Place.Line, document.Place.Column);
        var all = PlannedNode.Of(document);
        var statements = new List<PropertyValue>();
        var blocks = all["statement"];
        if (blocks.IsUnknown)
        {
            statements.Add(Unknown("its statements are"));
        }

        for (var at = 0; at < (blocks.Value?.Items.Count ?? 0); at++)
        {
            statements.Add(Statement(document, values, blocks.At(at), place));
        }

        foreach (var other in Others)
        {
            if (all[other] is var node && (node.IsUnknown ? !node.NobodyWroteIt : HasText(node)))
            {
                statements.Add(Unknown($"{other} is"));
            }
        }

        return PropertyValue.Of(
            new Dictionary<string, PropertyValue> { ["Statement"] = PropertyValue.Of(statements, place) },
            place
        );

        PropertyValue Unknown(string what) =>
            PropertyValue.Unresolved($"{what} known only after the plan is applied", present: true, place: place);
    }

    private static bool HasText(PlannedNode node) =>
        node.Value is { Items.Count: > 0 } or { Kind: NodeKind.Text, Text.Length: > 0 }
        || node.Unknown is { Items.Count: > 0 };

    private static PropertyValue Statement(
        PlannedResource document,
        PlannedValues values,
        PlannedNode block,
        SourcePlace place
    )
    {
        var entries = new Dictionary<string, PropertyValue>(StringComparer.Ordinal);
        foreach (
            var (from, to) in ((string, string)[])
                [
                    ("sid", "Sid"),
                    ("effect", "Effect"),
                    ("actions", "Action"),
                    ("not_actions", "NotAction"),
                    ("resources", "Resource"),
                    ("not_resources", "NotResource"),
                ]
        )
        {
            Put(to, Value(from));
        }

        // AWS provider: "effect: defaults to Allow".
        if (!entries.TryGetValue("Effect", out var effect) || effect.IsUnresolved)
        {
            entries["Effect"] = block["effect"].Written is null ? PropertyValue.Of("Allow", place) : effect!;
        }

        Put("Principal", Principals(document, values, block["principals"], place));
        Put("NotPrincipal", Principals(document, values, block["not_principals"], place));
        Put("Condition", Conditions(document, values, block["condition"], place));
        return PropertyValue.Of(entries, place);

        PropertyValue Value(string name) => values.Of(document, new TerraformPath(name), name, block[name]);

        void Put(string name, PropertyValue value)
        {
            if (!value.IsMissing)
            {
                entries[name] = value;
            }
        }
    }

    private static PropertyValue Principals(
        PlannedResource document,
        PlannedValues values,
        PlannedNode blocks,
        SourcePlace place
    )
    {
        if (blocks.IsUnknown)
        {
            return values.Of(document, new TerraformPath("principals"), "principals", blocks);
        }

        var kinds = new Dictionary<string, List<PropertyValue>>(StringComparer.Ordinal);
        for (var at = 0; at < (blocks.Value?.Items.Count ?? 0); at++)
        {
            var block = blocks.At(at);
            var kind = block["type"].Value?.Text ?? "AWS";
            if (!kinds.TryGetValue(kind, out var all))
            {
                kinds[kind] = all = [];
            }

            all.AddRange(
                values.Of(document, new TerraformPath("identifiers"), "identifiers", block["identifiers"]).Items
            );
        }

        return kinds.Count == 0
            ? PropertyValue.Missing
            : PropertyValue.Of(
                kinds.ToDictionary(
                    each => each.Key,
                    each => PropertyValue.Of(each.Value, place),
                    StringComparer.Ordinal
                ),
                place
            );
    }

    private static PropertyValue Conditions(
        PlannedResource document,
        PlannedValues values,
        PlannedNode blocks,
        SourcePlace place
    )
    {
        if (blocks.IsUnknown)
        {
            return values.Of(document, new TerraformPath("condition"), "condition", blocks);
        }

        var tests = new Dictionary<string, Dictionary<string, PropertyValue>>(StringComparer.Ordinal);
        for (var at = 0; at < (blocks.Value?.Items.Count ?? 0); at++)
        {
            var block = blocks.At(at);
            var (test, key) = (block["test"].Value?.Text, block["variable"].Value?.Text);
            if (test is null || key is null)
            {
                return PropertyValue.Unresolved(
                    "a condition is known only after the plan is applied",
                    present: true,
                    place: place
                );
            }

            if (!tests.TryGetValue(test, out var keys))
            {
                tests[test] = keys = new Dictionary<string, PropertyValue>(StringComparer.Ordinal);
            }

            keys[key] = values.Of(document, new TerraformPath("values"), "values", block["values"]);
        }

        return tests.Count == 0
            ? PropertyValue.Missing
            : PropertyValue.Of(
                tests.ToDictionary(
                    each => each.Key,
                    each => PropertyValue.Of(each.Value, place),
                    StringComparer.Ordinal
                ),
                place
            );
    }
}
