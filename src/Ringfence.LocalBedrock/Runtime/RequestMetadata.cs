using System.Text.Json;
using System.Text.RegularExpressions;
using Ringfence.LocalBedrock.Host;

namespace Ringfence.LocalBedrock.Runtime;

/// <summary>The caller's own labels, which the invocation log carries: Converse has them in its body, InvokeModel in a header.</summary>
internal static partial class RequestMetadata
{
    private const string Header = "x-amzn-bedrock-request-metadata";
    private const int MostPairs = 16;
    private const int LongestHeader = 8_500;

    public static Dictionary<string, string>? OfBody(JsonElement body) =>
        body.Member("requestMetadata") is { } metadata ? Read(metadata) : null;

    public static Dictionary<string, string>? OfHeader(ApiCall call)
    {
        if (call.Header(Header) is not { } text)
        {
            return null;
        }

        if (text.Length > LongestHeader)
        {
            throw AwsFault.Constraint(
                "…",
                "requestMetadata",
                $"Member must have length less than or equal to {LongestHeader}"
            );
        }

        try
        {
            using var json = JsonDocument.Parse(text);
            return Read(json.RootElement);
        }
        catch (JsonException)
        {
            throw AwsFault.Validation($"The {Header} header must be a JSON object of strings.");
        }
    }

    private static Dictionary<string, string> Read(JsonElement metadata)
    {
        if (metadata.ValueKind is not JsonValueKind.Object)
        {
            throw JsonShape.Unexpected("requestMetadata", "an object of strings");
        }

        var pairs = new Dictionary<string, string>();
        foreach (var member in metadata.EnumerateObject())
        {
            pairs[Within(member.Name, least: 1)] =
                member.Value.ValueKind is JsonValueKind.String
                    ? Within(member.Value.GetString()!, least: 0)
                    : throw JsonShape.Unexpected("requestMetadata", "an object of strings");
        }

        return pairs.Count is >= 1 and <= MostPairs
            ? pairs
            : throw AwsFault.Constraint(
                $"{pairs.Count} pairs",
                "requestMetadata",
                $"Map must have between 1 and {MostPairs} entries"
            );
    }

    private static string Within(string text, int least) =>
        text.Length >= least && text.Length <= 256 && Allowed().IsMatch(text)
            ? text
            : throw AwsFault.Constraint(
                text,
                "requestMetadata",
                $@"Member must have length {least} to 256 and satisfy regular expression pattern: [a-zA-Z0-9\s:_@$#=/+,-.]*"
            );

    [GeneratedRegex(@"\A[a-zA-Z0-9\s:_@$#=/+,\-.]*\z", RegexOptions.None, 1000)]
    private static partial Regex Allowed();
}
