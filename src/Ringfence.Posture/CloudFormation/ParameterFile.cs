using Ringfence.Controls.Facts;
using Ringfence.Posture.Readers;

namespace Ringfence.Posture.CloudFormation;

/// <summary>
/// Values for parameters, in any of the forms in use: the AWS CLI's list of <c>ParameterKey</c> and
/// <c>ParameterValue</c> (or <c>Key=Value</c> texts), CodePipeline's map with <c>Parameters</c>, or a plain map.
/// </summary>
public static class ParameterFile
{
    /// <summary>Reads a file.</summary>
    /// <param name="path">The file; it names itself in the problems.</param>
    /// <param name="problems">Everything that is wrong with it; empty where nothing is.</param>
    public static IReadOnlyDictionary<string, PropertyValue> Read(string path, out IReadOnlyList<string> problems)
    {
        var found = new List<string>();
        problems = found;
        var values = new Dictionary<string, PropertyValue>(StringComparer.Ordinal);
        if (DecisionFile.Read(path, found) is not { } root)
        {
            return values;
        }

        var all = root["Parameters"] ?? root;
        if (!all.IsMap && all.Kind != NodeKind.List)
        {
            found.Add($"{path}:{all.Line}:{all.Column}: it must be a map of values or a list of parameters");
        }

        foreach (var (name, value, _, _) in all.Members)
        {
            Add(name, value);
        }

        foreach (var item in all.Items)
        {
            if (item["ParameterKey"] is { IsText: true } key && item["ParameterValue"] is { } value)
            {
                Add(key.Text, value);
            }
            else if (item.IsText && item.Text.Split('=', 2) is [{ Length: > 0 } name, var text])
            {
                values[name] = PropertyValue.Of(text);
            }
            else if (item["UsePreviousValue"] is null)
            {
                found.Add(
                    $"{path}:{item.Line}:{item.Column}: a parameter is {{\"ParameterKey\": …, \"ParameterValue\": …}} or \"Name=value\""
                );
            }
        }

        return values;

        void Add(string name, Node value)
        {
            if (value.Kind is NodeKind.Map or NodeKind.Null)
            {
                found.Add(
                    $"{path}:{value.Line}:{value.Column}: the value of parameter {name} is a text, a number or a list"
                );
                return;
            }

            values[name] =
                value.Kind == NodeKind.List
                    ? PropertyValue.Of([.. value.Items.Select(item => PropertyValue.Of(item.Text))])
                    : PropertyValue.Of(value.Text);
        }
    }
}
