using YamlDotNet.RepresentationModel;

namespace Ringfence.Evidence.Sigma;

/// <summary>A rule's <c>detection</c>: its selections by name, and its conditions.</summary>
internal static class SigmaSelections
{
    /// <exception cref="SigmaUnsupportedException">Something in it is not known here.</exception>
    public static SigmaCondition.Result Read(YamlMappingNode detection)
    {
        var selections = new Dictionary<string, SigmaTest>(StringComparer.Ordinal);
        foreach (var (key, node) in detection.Children)
        {
            var name = ((YamlScalarNode)key).Value!;
            if (name is not ("condition" or "timeframe"))
            {
                selections[name] = Selection(node);
            }
        }

        var conditions = detection.Texts("condition");
        if (conditions.Count == 0)
        {
            throw new SigmaUnsupportedException("it has no condition");
        }

        var read = conditions.Select(condition => SigmaCondition.Parse(condition, selections)).ToList();
        return read.Count == 1 ? read[0]
            : read.All(one => one.Aggregation is null) ? new(new SomeOf([.. read.Select(one => one.Test)]), null)
            : throw new SigmaUnsupportedException("several conditions with an aggregation");
    }

    private static SigmaTest Selection(YamlNode node) =>
        node switch
        {
            YamlMappingNode map => new AllOf([.. map.Children.Select(pair => Field(pair.Key, pair.Value))]),
            YamlSequenceNode list => new SomeOf([
                .. list.Children.Select(item =>
                    item is YamlMappingNode
                        ? Selection(item)
                        : SigmaModifiers.Test("|contains", [SigmaYaml.Value(item)])
                ),
            ]),
            YamlScalarNode => SigmaModifiers.Test("|contains", [SigmaYaml.Value(node)]),
            _ => throw new SigmaUnsupportedException("a selection is neither a mapping nor a list"),
        };

    private static SigmaTest Field(YamlNode key, YamlNode value)
    {
        var name = ((YamlScalarNode)key).Value!;

        // '|all' and its like without a field ask every value of the event.
        var asked = name.StartsWith('|') && !name.Contains("|re", StringComparison.Ordinal) ? "|contains" + name : name;
        return value is YamlMappingNode
            ? throw new SigmaUnsupportedException($"{name}: a mapping as a value")
            : SigmaModifiers.Test(
                asked,
                value is YamlSequenceNode list ? [.. list.Children.Select(SigmaYaml.Value)] : [SigmaYaml.Value(value)]
            );
    }
}
