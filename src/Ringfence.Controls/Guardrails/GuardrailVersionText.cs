using Ringfence.Controls.Facts;
using Ringfence.Controls.Policies;

namespace Ringfence.Controls.Guardrails;

/// <summary>Tells a published version of a guardrail, which cannot change, from its draft, which can.</summary>
internal static class GuardrailVersionText
{
    /// <summary>A number, or the version of an <c>AWS::Bedrock::GuardrailVersion</c>. <c>DRAFT</c> and what is missing are not.</summary>
    public static Truth IsNumbered(PropertyValue version) =>
        version.Target is { Type: "AWS::Bedrock::GuardrailVersion" } ? Truth.Yes
        : version.Kind == PropertyKind.Reference
            ? version.Attribute == "Version" && version.Target?.Type == "AWS::Bedrock::Guardrail" ? Truth.No
                : Truth.Unknown
        : version.IsUnresolved ? Truth.Unknown
        : version.Number is >= 1;

    /// <summary>
    /// A value of <c>bedrock:GuardrailIdentifier</c> ends in a numbered version: <c>guardrail/id:3</c>. Without one it is the draft.
    /// </summary>
    public static Truth NamesNumbered(PropertyValue identifier)
    {
        if (identifier.IsUnresolved || identifier.Kind == PropertyKind.Reference)
        {
            return identifier.IsUnresolved
                ? Truth.Unknown
                : identifier.Target?.Type == "AWS::Bedrock::GuardrailVersion";
        }

        var text = identifier.Text;
        var version = text.AsSpan(text.LastIndexOf(':') + 1);
        return ArnText.Parse(text) is { } arn
            ? !arn.Name.Contains(':', StringComparison.Ordinal)
                ? Truth.No
                : version.Contains("${", StringComparison.Ordinal) || version.EndsWith("}")
                    ? Truth.Yes
                    : version.IndexOfAnyExceptInRange('0', '9') < 0 || version is "*"
            : text.EndsWith('}')
                ? Truth.Unknown
                : Truth.No;
    }
}
