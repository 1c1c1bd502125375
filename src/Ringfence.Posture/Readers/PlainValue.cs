using System.Globalization;
using Ringfence.Controls.Facts;

namespace Ringfence.Posture.Readers;

/// <summary>A value as it is written, with its places and without intrinsic functions: settings, plans.</summary>
internal static class PlainValue
{
    /// <param name="known">A value for a node that means something else than it says; null: it says what it means.</param>
    public static PropertyValue Of(Node node, string file, Func<Node, SourcePlace, PropertyValue?>? known = null)
    {
        var place = new SourcePlace(file, node.Line, node.Column);
        if (known?.Invoke(node, place) is { } other)
        {
            return other;
        }

        switch (node.Kind)
        {
            case NodeKind.Text:
                return PropertyValue.Of(node.Text, place);
            case NodeKind.Boolean:
                return PropertyValue.Of(node.Text == "true", place);
            case NodeKind.Number:
                return decimal.TryParse(node.Text, NumberStyles.Float, CultureInfo.InvariantCulture, out var number)
                    ? PropertyValue.Of(number, place)
                    : PropertyValue.Of(node.Text, place);
            case NodeKind.List:
                return PropertyValue.Of([.. node.Items.Select(item => Of(item, file, known))], place);
            case NodeKind.Map:
                var entries = new Dictionary<string, PropertyValue>(node.Members.Count, StringComparer.Ordinal);
                foreach (var member in node.Members)
                {
                    if (Of(member.Value, file, known) is { IsMissing: false } value)
                    {
                        entries[member.Name] = value;
                    }
                }

                return PropertyValue.Of(entries, place);
            default:
                return PropertyValue.Missing;
        }
    }
}
