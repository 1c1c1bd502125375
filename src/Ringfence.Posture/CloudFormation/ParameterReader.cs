using Ringfence.Controls.Facts;
using Ringfence.Posture.Readers;

namespace Ringfence.Posture.CloudFormation;

/// <summary>Reads a template's <c>Parameters</c>, and sets what was given for them.</summary>
internal static class ParameterReader
{
    public static Dictionary<string, Parameter> Read(
        Node? section,
        string file,
        IReadOnlyDictionary<string, PropertyValue> given,
        List<SourceProblem> problems
    )
    {
        var parameters = new Dictionary<string, Parameter>(StringComparer.Ordinal);
        foreach (var (name, declared, line, column) in section?.Members ?? [])
        {
            parameters[name] = One(name, declared, new SourcePlace(file, line, column), given, problems);
        }

        return parameters;
    }

    private static Parameter One(
        string name,
        Node declared,
        SourcePlace place,
        IReadOnlyDictionary<string, PropertyValue> given,
        List<SourceProblem> problems
    )
    {
        var type = declared["Type"]?.Text ?? "String";
        IReadOnlyList<string> allowed = [.. (declared["AllowedValues"]?.Items ?? []).Select(item => item.Text)];
        var secret = declared["NoEcho"]?.Text is "true" or "True";
        var rendered = $"${{{name}}}";
        var standard = declared["Default"];
        if (given.TryGetValue(name, out var value))
        {
            if (value.IsLiteral && allowed.Count > 0 && !allowed.Contains(value.Text))
            {
                problems.Add(
                    new SourceProblem(
                        secret
                            ? $"the value given for parameter {name} is not among those allowed"
                            : $"parameter {name} was given \"{value.Text}\"; allowed: {string.Join(", ", allowed)}",
                        place.Line,
                        place.Column
                    )
                );
            }

            return new Parameter(name, secret ? Secret() : Shape(value, type), false, allowed);
        }

        if (type.StartsWith("AWS::SSM::Parameter::", StringComparison.Ordinal))
        {
            // Its default is the name of a stored parameter; what is stored there is not known.
            return Unknown($"parameter {name} is read from Systems Manager when deployed");
        }

        if (secret)
        {
            return new Parameter(name, Secret(), false, allowed);
        }

        if (standard is { Kind: not NodeKind.Null })
        {
            return new Parameter(name, Shape(Text(standard, place), type), true, allowed);
        }

        // One choice is no choice.
        return allowed.Count == 1
            ? new Parameter(name, Shape(PropertyValue.Of(allowed[0], place), type), false, allowed)
            : Unknown($"parameter {name} has no default") with
            {
                Choices = IsList(type) ? [] : [.. allowed.Select(each => PropertyValue.Of(each, place))],
            };

        PropertyValue Secret() =>
            PropertyValue.Unresolved(
                $"parameter {name} is NoEcho and is not shown",
                rendered,
                present: standard is not { Text: "", Kind: NodeKind.Text } || given.ContainsKey(name),
                place: place
            );

        Parameter Unknown(string why) =>
            new(name, PropertyValue.Unresolved(why, rendered, present: true, place: place), false, allowed);
    }

    private static PropertyValue Text(Node node, SourcePlace place) =>
        node.Kind == NodeKind.List
            ? PropertyValue.Of([.. node.Items.Select(item => PropertyValue.Of(item.Text, place))], place)
            : PropertyValue.Of(node.Text, place);

    // A list's parameter is written as one text.
    private static PropertyValue Shape(PropertyValue value, string type) =>
        IsList(type) && value.Kind is PropertyKind.Text or PropertyKind.Number && value.IsLiteral
            ? PropertyValue.Of(
                [
                    .. value
                        .Text.Split(',', StringSplitOptions.TrimEntries)
                        .Where(item => item.Length > 0)
                        .Select(item => PropertyValue.Of(item, value.Place)),
                ],
                value.Place
            )
            : value;

    private static bool IsList(string type) =>
        type == "CommaDelimitedList" || type.StartsWith("List<", StringComparison.Ordinal);
}
