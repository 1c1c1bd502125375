using System.Globalization;
using Ringfence.Controls;
using YamlDotNet.Core;
using YamlDotNet.RepresentationModel;

namespace Ringfence.Posture.Waivers;

/// <summary>
/// Waivers as they are kept beside the templates, in YAML or JSON: a list, or a map with <c>waivers</c>, of
/// <c>control</c>, <c>resource</c>, <c>file</c> (both with wildcards, <c>*</c> when absent), <c>reason</c>, <c>owner</c>
/// and <c>expires</c> (a date).
/// </summary>
public static class WaiverFile
{
    private static readonly string[] Known = ["control", "resource", "file", "reason", "owner", "expires"];

    /// <summary>Reads a waiver file.</summary>
    /// <param name="path">The file; it names itself in the problems.</param>
    /// <param name="problems">Everything that is wrong with it, each with its line; empty where nothing is.</param>
    public static IReadOnlyList<Waiver> Read(string path, out IReadOnlyList<string> problems)
    {
        var found = new List<string>();
        problems = found;
        var waivers = new List<Waiver>();
        try
        {
            using var text = File.OpenText(path);
            var yaml = new YamlStream();
            yaml.Load(text);
            foreach (var node in Listed(yaml, path, found))
            {
                if (Waiver(node, path, found) is { } waiver)
                {
                    waivers.Add(waiver);
                }
            }
        }
        catch (YamlException error)
        {
            found.Add($"{path}:{error.Start.Line}:{error.Start.Column}: {error.Message}");
        }

        return waivers;
    }

    private static IEnumerable<YamlNode> Listed(YamlStream yaml, string path, List<string> problems)
    {
        var root = yaml.Documents.Count == 0 ? null : yaml.Documents[0].RootNode;
        if (root is YamlMappingNode map && map.Children.TryGetValue(new YamlScalarNode("waivers"), out var listed))
        {
            root = listed;
        }

        if (root is YamlSequenceNode list)
        {
            return list.Children;
        }

        problems.Add($"{path}: no list of waivers; write `waivers:` and below it `- control: …`");
        return [];
    }

    private static Waiver? Waiver(YamlNode node, string path, List<string> problems)
    {
        var line = (int)node.Start.Line;
        if (node is not YamlMappingNode map)
        {
            problems.Add($"{path}:{line}: a waiver is a map of {string.Join(", ", Known)}");
            return null;
        }

        var before = problems.Count;
        var fields = Fields(map, path, problems);
        foreach (var needed in (string[])["control", "reason", "owner", "expires"])
        {
            if (string.IsNullOrWhiteSpace(fields.GetValueOrDefault(needed)))
            {
                problems.Add($"{path}:{line}: the waiver has no {needed}; a waiver without it cannot be defended");
            }
        }

        if (fields.TryGetValue("control", out var control) && Catalogue.Find(control) is null)
        {
            problems.Add($"{path}:{line}: there is no control '{control}'; `ringfence controls list` has their ids");
        }

        var expires = Expiry(fields.GetValueOrDefault("expires"), $"{path}:{line}", problems);
        return problems.Count > before
            ? null
            : new Waiver(
                control!,
                fields.GetValueOrDefault("resource", "*"),
                fields.GetValueOrDefault("file", "*"),
                fields["reason"],
                fields["owner"],
                expires,
                line
            );
    }

    private static Dictionary<string, string> Fields(YamlMappingNode map, string path, List<string> problems)
    {
        var fields = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var (key, value) in map.Children)
        {
            if (
                key is YamlScalarNode { Value: { } name }
                && Known.Contains(name)
                && value is YamlScalarNode { Value: { } text }
            )
            {
                fields[name] = text;
            }
            else
            {
                problems.Add(
                    $"{path}:{key.Start.Line}: '{key}' is no field of a waiver with a single value; known: {string.Join(", ", Known)}"
                );
            }
        }

        return fields;
    }

    private static DateOnly Expiry(string? given, string where, List<string> problems)
    {
        if (
            !DateOnly.TryParseExact(
                given,
                "yyyy-MM-dd",
                CultureInfo.InvariantCulture,
                DateTimeStyles.None,
                out var expires
            ) && !string.IsNullOrWhiteSpace(given)
        )
        {
            problems.Add($"{where}: expires is '{given}'; write a date as 2027-01-31");
        }

        return expires;
    }
}
