using Ringfence.Controls.Facts;
using Ringfence.Posture.Readers;

namespace Ringfence.Posture.Intrinsics;

/// <summary><c>Fn::FindInMap</c>. A key that is known only when deployed still gives an answer where every entry gives the same.</summary>
internal static class MapLookup
{
    public static PropertyValue Find(FunctionCall call, Node? mappings)
    {
        if (call.Argument.Items is not [{ } map, { } top, { } second, .. var rest])
        {
            return Resolver.Wrong("Fn::FindInMap", call.Place);
        }

        var standard = rest is [{ IsMap: true } options] ? options["DefaultValue"] : null;
        var name = call.Value(map);
        if (!name.IsLiteral || mappings?[name.Text] is not { IsMap: true } found)
        {
            return standard is not null && name.IsLiteral
                ? call.Value(standard)
                : PropertyValue.Unresolved(
                    $"the mapping {name.Text} is not in this template",
                    present: true,
                    place: call.Place
                );
        }

        var values = new List<Node?>();
        foreach (var row in Entries(found, call.Value(top)))
        {
            if (row is null)
            {
                values.Add(null);
            }
            else
            {
                values.AddRange(Entries(row, call.Value(second)));
            }
        }

        if (values.Count == 0 || values.TrueForAll(value => value is null))
        {
            return standard is not null
                ? call.Value(standard)
                : PropertyValue.Unresolved(
                    $"the mapping {name.Text} has no such entry",
                    present: true,
                    place: call.Place
                );
        }

        return values is [{ } one] || Same(values)
            ? call.Value(values[0]!)
            : PropertyValue.Unresolved(
                $"which entry of the mapping {name.Text} is taken is known only when deployed",
                present: true,
                place: call.Place
            );
    }

    private static IEnumerable<Node?> Entries(Node map, PropertyValue key) =>
        key.IsLiteral ? [map[key.Text]] : map.Members.Select(member => (Node?)member.Value);

    private static bool Same(List<Node?> values) =>
        values.TrueForAll(value =>
            value is { Kind: NodeKind.Text or NodeKind.Number or NodeKind.Boolean }
            && value.Kind == values[0]?.Kind
            && value.Text == values[0]!.Text
        );
}
