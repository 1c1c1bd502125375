using System.Globalization;
using YamlDotNet.Core;
using YamlDotNet.RepresentationModel;

namespace Ringfence.Evidence.Sigma;

/// <summary>Reading rules' YAML.</summary>
internal static class SigmaYaml
{
    private const long LongestFile = 1_000_000;
    private const int MostNodes = 50_000;

    /// <summary>The documents of a file.</summary>
    /// <exception cref="SigmaUnsupportedException">It is no YAML, or too large.</exception>
    public static IReadOnlyList<YamlMappingNode> Documents(string path)
    {
        if (new FileInfo(path).Length > LongestFile)
        {
            throw new SigmaUnsupportedException("the file is longer than 1 MB: no rule is");
        }

        try
        {
            using var text = File.OpenText(path);
            var stream = new YamlStream();
            stream.Load(text);
            var documents = stream.Documents.Select(document => document.RootNode).ToList();
            var nodes = 0;
            documents.ForEach(node => Count(node, ref nodes));
            return
            [
                .. documents.Select(node =>
                    node as YamlMappingNode ?? throw new SigmaUnsupportedException("a document of it is no mapping")
                ),
            ];
        }
        catch (YamlException error)
        {
            throw new SigmaUnsupportedException($"it is no YAML: line {error.Start.Line}");
        }
    }

    public static YamlNode? Find(this YamlMappingNode map, string key) =>
        map.Children.TryGetValue(new YamlScalarNode(key), out var node) ? node : null;

    public static string? Text(this YamlMappingNode map, string key) => (map.Find(key) as YamlScalarNode)?.Value;

    public static IReadOnlyList<string> Texts(this YamlMappingNode map, string key) =>
        map.Find(key) switch
        {
            YamlScalarNode { Value: { } one } => [one],
            YamlSequenceNode many => [.. many.Children.OfType<YamlScalarNode>().Select(node => node.Value ?? "")],
            _ => [],
        };

    /// <summary>A value of YAML's: null stays null.</summary>
    public static string? Value(YamlNode node) =>
        node is not YamlScalarNode scalar ? throw new SigmaUnsupportedException("a value is no scalar")
        : scalar.Style == ScalarStyle.Plain && scalar.Value is null or "" or "~" or "null" or "Null" or "NULL"
            ? (scalar.Style == ScalarStyle.Plain ? null : scalar.Value)
        : scalar.Value;

    /// <summary>A span as Sigma writes it: <c>15m</c>; months have 30 days, years 365.</summary>
    public static TimeSpan Span(string text) =>
        text.Length > 1
        && double.TryParse(
            text.AsSpan(0, text.Length - 1),
            NumberStyles.Float,
            CultureInfo.InvariantCulture,
            out var count
        )
            ? text[^1] switch
            {
                's' => TimeSpan.FromSeconds(count),
                'm' => TimeSpan.FromMinutes(count),
                'h' => TimeSpan.FromHours(count),
                'd' => TimeSpan.FromDays(count),
                'w' => TimeSpan.FromDays(7 * count),
                'M' => TimeSpan.FromDays(30 * count),
                'y' => TimeSpan.FromDays(365 * count),
                _ => throw new SigmaUnsupportedException($"the time span '{text}': s, m, h, d, w, M and y are known"),
            }
            : throw new SigmaUnsupportedException(
                $"the time span '{text}': a number and s, m, h, d, w, M or y is asked"
            );

    // Aliases may stand for far more than the file is long.
    private static void Count(YamlNode node, ref int nodes)
    {
        if (++nodes > MostNodes)
        {
            throw new SigmaUnsupportedException("its aliases stand for more than 50,000 values");
        }

        switch (node)
        {
            case YamlMappingNode map:
                foreach (var (key, value) in map.Children)
                {
                    Count(key, ref nodes);
                    Count(value, ref nodes);
                }

                break;
            case YamlSequenceNode list:
                foreach (var item in list.Children)
                {
                    Count(item, ref nodes);
                }

                break;
            default:
                break;
        }
    }
}
