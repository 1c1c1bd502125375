using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json.Nodes;
using Ringfence.Controls;

namespace Ringfence.Cdk.Bedrock;

/// <summary>
/// What a <see cref="PhiGuardrail"/> masks, filters and stops, in the few words that fit a Config rule's parameters: from
/// the same constructions of the catalogue that make it, so that the rule asks neither more nor less.
/// </summary>
internal static class GuardrailPromise
{
    /// <summary>
    /// <c>entities</c>: types, by comma. <c>expressions</c>: names, each with the beginning of its pattern's SHA-256.
    /// <c>filters</c>: types, each with its strength on what is asked and on what is answered. <c>topics</c>: how many are
    /// denied. <c>grounding</c>: the threshold.
    /// </summary>
    public static IReadOnlyDictionary<string, string> Of(PhiGuardrailProps props)
    {
        var sets = Catalogue.ByType["AWS::Bedrock::Guardrail"].SelectMany(control => control.Build.Sets).ToList();
        return new Dictionary<string, string>(StringComparer.Ordinal)
        {
            ["entities"] = string.Join(',', Named(sets, "PiiEntitiesConfig[Type=", ".Action").Select(set => set.Name)),
            ["expressions"] = string.Join(
                ',',
                Named(sets, "RegexesConfig[Name=", ".Pattern").Select(set => $"{set.Name}={Digest(set.Value)}")
            ),
            ["filters"] = string.Join(
                ',',
                Named(sets, "FiltersConfig[Type=", "Strength")
                    .GroupBy(set => set.Name[..set.Name.IndexOf(']')])
                    .Select(filter => $"{filter.Key}={Strength(filter, "Input")}/{Strength(filter, "Output")}")
            ),
            ["topics"] = props.Topics.Count.ToString(CultureInfo.InvariantCulture),
            ["grounding"] = props.Grounding.ToString(CultureInfo.InvariantCulture),
        };
    }

    private static IEnumerable<(string Name, JsonNode Value)> Named(
        IEnumerable<SetProperty> sets,
        string before,
        string after
    ) =>
        sets.Where(set =>
                set.Path.Contains(before, StringComparison.Ordinal)
                && set.Path.EndsWith(after, StringComparison.Ordinal)
            )
            .Select(set =>
                (
                    set.Path[(set.Path.IndexOf(before, StringComparison.Ordinal) + before.Length)..^after.Length]
                        .TrimEnd(']'),
                    set.Value
                )
            );

    private static string Strength(IEnumerable<(string Name, JsonNode Value)> filter, string side) =>
        filter.Single(set => set.Name.EndsWith(side, StringComparison.Ordinal)).Value.GetValue<string>();

    private static string Digest(JsonNode pattern) =>
        Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(pattern.GetValue<string>())))[..12];
}
