using System.Text;
using System.Text.Json;
using Ringfence.Controls.Facts;
using Ringfence.Posture.CloudFormation;

namespace Ringfence.Posture.Intrinsics;

/// <summary><c>Fn::ToJsonString</c>.</summary>
internal static class JsonText
{
    public static PropertyValue Of(PropertyValue value, TemplateModel template, SourcePlace place)
    {
        if (value.IsUnresolved || value.IsMissing)
        {
            return PropertyValue.Unresolved(
                "JSON of a value that is known only when deployed",
                present: true,
                place: place
            );
        }

        using var buffer = new MemoryStream();
        var literal = true;
        using (var json = new Utf8JsonWriter(buffer))
        {
            Write(json, value, ref literal);
        }

        if (!template.Composes((int)buffer.Length))
        {
            return PartlyKnown.TooLong(place);
        }

        var text = Encoding.UTF8.GetString(buffer.GetBuffer().AsSpan(0, (int)buffer.Length));
        return literal ? PropertyValue.Of(text, place) : PropertyValue.Partly(text, place);
    }

    private static void Write(Utf8JsonWriter json, PropertyValue value, ref bool literal)
    {
        switch (value.Kind)
        {
            case PropertyKind.List:
                json.WriteStartArray();
                foreach (var item in value.Items)
                {
                    Write(json, item, ref literal);
                }

                json.WriteEndArray();
                break;
            case PropertyKind.Map:
                json.WriteStartObject();
                foreach (var (name, entry) in value.Entries)
                {
                    json.WritePropertyName(name);
                    Write(json, entry, ref literal);
                }

                json.WriteEndObject();
                break;
            case PropertyKind.Number:
                json.WriteNumberValue(value.Number ?? 0);
                break;
            case PropertyKind.Boolean:
                json.WriteBooleanValue(value.Text == "true");
                break;
            default:
                literal &= value.IsLiteral;
                json.WriteStringValue(value.Text);
                break;
        }
    }
}
