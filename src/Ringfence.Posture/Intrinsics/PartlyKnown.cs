using System.Text;
using Ringfence.Controls.Facts;
using Ringfence.Posture.CloudFormation;

namespace Ringfence.Posture.Intrinsics;

/// <summary>A text put together from values, some of which may be known only when deployed.</summary>
/// <param name="template">Where; it bounds what is put together.</param>
internal sealed class PartlyKnown(TemplateModel template)
{
    // CloudFormation's limit on a whole template; what grows beyond it is a bomb.
    private const int MaxLength = 1 << 20;

    private readonly StringBuilder _text = new();
    private bool _literal = true;
    private bool _tooLong;

    public PartlyKnown Add(string text)
    {
        if (_text.Length + text.Length > MaxLength)
        {
            _tooLong = true;
        }
        else
        {
            _text.Append(text);
        }

        return this;
    }

    public PartlyKnown Add(PropertyValue value)
    {
        switch (value.Kind)
        {
            case PropertyKind.Text or PropertyKind.Number or PropertyKind.Boolean:
                _literal &= value.IsLiteral;
                return Add(value.Text);
            case PropertyKind.Reference:
                _literal = false;
                return Add(value.Text);
            case PropertyKind.Unresolved:
                _literal = false;
                return Add(
                    value.Text.Contains("{{", StringComparison.Ordinal)
                        ? DynamicReference.Rendered(value.Text)
                        : value.Text
                );
            default:
                _literal = false;
                return Add("${?}");
        }
    }

    /// <summary>What stands for a value that is not followed because it grows beyond all use.</summary>
    public static PropertyValue TooLong(SourcePlace? place) =>
        PropertyValue.Unresolved("the text grows too long to be followed", present: true, place: place);

    public PropertyValue Done(SourcePlace? place) =>
        _tooLong || !template.Composes(_text.Length) ? TooLong(place)
        : _literal ? DynamicReference.Read(_text.ToString(), place ?? new SourcePlace("", 1, 1))
        : PropertyValue.Partly(DynamicReference.Rendered(_text.ToString()), place);
}
