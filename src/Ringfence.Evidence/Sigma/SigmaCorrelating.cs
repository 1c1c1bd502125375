using System.Globalization;
using YamlDotNet.RepresentationModel;

namespace Ringfence.Evidence.Sigma;

/// <summary>Reading a correlation rule.</summary>
internal static class SigmaCorrelating
{
    private static readonly string[] Orders = ["gt", "gte", "lt", "lte", "eq", "neq"];

    /// <param name="silent">The rules that it uses are added, unless it says <c>generate</c>.</param>
    /// <exception cref="SigmaUnsupportedException">Something in it is not known here, or a rule that it names is not there or was refused.</exception>
    public static SigmaCorrelation Read(
        string file,
        YamlMappingNode document,
        IReadOnlyList<SigmaRule> all,
        HashSet<SigmaRule> silent
    )
    {
        var correlation =
            document.Find("correlation") as YamlMappingNode
            ?? throw new SigmaUnsupportedException("its correlation is no mapping");
        var kind = correlation.Text("type") ?? "";
        if (kind is not ("event_count" or "value_count" or "temporal" or "temporal_ordered"))
        {
            throw new SigmaUnsupportedException(
                $"the correlation type '{kind}': event_count, value_count, temporal and temporal_ordered are known"
            );
        }

        var references = correlation.Texts("rules");
        var rules = references
            .Select(reference =>
                all.FirstOrDefault(rule => rule.IsCalled(reference))
                ?? throw new SigmaUnsupportedException(
                    $"it uses the rule '{reference}', which is not here, was refused, or is a correlation itself"
                )
            )
            .ToList();
        if (rules.Count == 0)
        {
            throw new SigmaUnsupportedException("it names no rules");
        }

        var asked = Asked(correlation, kind);
        var read = new SigmaCorrelation(
            file,
            document.Text("id") ?? Path.GetFileNameWithoutExtension(file),
            document.Text("title") ?? Path.GetFileNameWithoutExtension(file),
            SigmaLoading.Level(document),
            SigmaLoading.Attack(document),
            (document.Text("description") ?? "").Trim(),
            SigmaLoading.Next(document),
            kind,
            rules,
            asked,
            SigmaYaml.Span(correlation.Text("timespan") ?? throw new SigmaUnsupportedException("it has no timespan")),
            Aliases(correlation, references, rules)
        );
        if (correlation.Text("generate") != "true" && document.Text("generate") != "true")
        {
            silent.UnionWith(rules);
        }

        return read;
    }

    private static SigmaAggregation Asked(YamlMappingNode correlation, string kind)
    {
        var groups = correlation.Texts("group-by");
        var condition = correlation.Find("condition");
        if (condition is YamlScalarNode)
        {
            throw new SigmaUnsupportedException(
                "a condition over rules' names: every rule of a temporal correlation must match here"
            );
        }

        if (condition is not YamlMappingNode bounds)
        {
            return kind.StartsWith("temporal", StringComparison.Ordinal)
                ? new(null, groups, [])
                : throw new SigmaUnsupportedException("it has no condition");
        }

        var field = bounds.Text("field");
        if ((kind == "value_count") != (field is not null))
        {
            throw new SigmaUnsupportedException(
                kind == "value_count" ? "value_count without a field" : $"{kind} with a field"
            );
        }

        var read = new List<(string, double)>();
        foreach (var (key, value) in bounds.Children)
        {
            var name = ((YamlScalarNode)key).Value!;
            if (name != "field")
            {
                read.Add(
                    Orders.Contains(name)
                    && double.TryParse(
                        (value as YamlScalarNode)?.Value,
                        NumberStyles.Float,
                        CultureInfo.InvariantCulture,
                        out var limit
                    )
                        ? (name, limit)
                        : throw new SigmaUnsupportedException(
                            $"the condition '{name}': {string.Join(", ", Orders)} with a number are known"
                        )
                );
            }
        }

        return read.Count > 0
            ? new(field, groups, read)
            : throw new SigmaUnsupportedException("its condition is empty");
    }

    private static Dictionary<(string Alias, SigmaRule Rule), string> Aliases(
        YamlMappingNode correlation,
        IReadOnlyList<string> references,
        IReadOnlyList<SigmaRule> rules
    )
    {
        var aliases = new Dictionary<(string, SigmaRule), string>();
        if (correlation.Find("aliases") is YamlMappingNode map)
        {
            foreach (var (alias, fields) in map.Children)
            {
                foreach (var (reference, field) in ((YamlMappingNode)fields).Children)
                {
                    var at = references.ToList().IndexOf(((YamlScalarNode)reference).Value!);
                    if (at < 0)
                    {
                        throw new SigmaUnsupportedException(
                            $"the alias '{alias}' speaks of a rule that it does not use"
                        );
                    }

                    aliases[(((YamlScalarNode)alias).Value!, rules[at])] = ((YamlScalarNode)field).Value!;
                }
            }
        }

        return aliases;
    }
}
