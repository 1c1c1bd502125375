using System.Text.RegularExpressions;

namespace Ringfence.Gateway;

/// <summary>A guardrail's id or ARN in a path, as <c>guardrailIdentifier</c> accepts it.</summary>
internal static partial class GuardrailId
{
    private const int MaxChars = 2048;

    /// <summary>Decodes a path segment once and checks it; false when it is no guardrail.</summary>
    public static bool TryParse(ReadOnlySpan<char> segment, out string id)
    {
        id = "";
        if (segment.Length is 0 or > MaxChars)
        {
            return false;
        }
        id = Uri.UnescapeDataString(segment);
        return Form.IsMatch(id);
    }

    [GeneratedRegex(
        @"\A([a-z0-9]+|arn:aws(-[a-z-]{1,20})?:bedrock:[a-z0-9-]{1,20}:[0-9]{12}:guardrail/[a-z0-9]+)\z",
        RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture,
        1000
    )]
    private static partial Regex Form { get; }
}
