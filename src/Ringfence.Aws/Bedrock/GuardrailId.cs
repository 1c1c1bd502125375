using System.Runtime.InteropServices;
using System.Text.RegularExpressions;
using Ringfence.Aws.Signing;

namespace Ringfence.Aws.Bedrock;

/// <summary>A guardrail's id or ARN, as <c>guardrailIdentifier</c> accepts it.</summary>
[StructLayout(LayoutKind.Auto)]
public readonly partial record struct GuardrailId
{
    private const int MaxLength = 2048;

    private GuardrailId(string value) => Value = value;

    /// <summary>The id as written, percent-decoded.</summary>
    public string Value { get; }

    /// <summary>The one encoding used upstream.</summary>
    public string PathSegment => PercentEncoding.Encode(Value);

    /// <summary>Decodes a path segment and checks it; false when it is no guardrail id.</summary>
    public static bool TryParse(ReadOnlySpan<char> segment, out GuardrailId id)
    {
        id = default;
        if (
            segment.Length > MaxLength * 3
            || !PercentEncoding.TryDecode(segment, out var value)
            || value.Length > MaxLength
            || !Form.IsMatch(value)
        )
        {
            return false;
        }

        id = new(value);
        return true;
    }

    /// <inheritdoc/>
    public override string ToString() => Value;

    [GeneratedRegex(
        @"\A([a-z0-9]+|arn:aws(-[a-z0-9-]{1,20})?:bedrock:[a-z0-9-]{1,20}:[0-9]{12}:guardrail/[a-z0-9]+)\z",
        RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture,
        1000
    )]
    private static partial Regex Form { get; }
}
