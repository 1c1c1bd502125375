using Ringfence.Controls.Facts;

namespace Ringfence.Controls.CloudWatch;

/// <summary>
/// Something that is watched: a metric alarm, a metric filter with an alarm on its metric, or an event rule, each
/// telling somebody.
/// </summary>
internal static class Watch
{
    /// <summary>The verdict on whether something of the estate watches for it.</summary>
    /// <param name="estate">The estate.</param>
    /// <param name="what">What is looked for, as a noun with its article.</param>
    /// <param name="metric">Whether a metric (namespace, name) is one that shows it; null: no metric does.</param>
    /// <param name="text">Whether a filter's or rule's pattern speaks of it.</param>
    public static Verdict For(Estate estate, string what, Func<string, string, bool>? metric, Func<string, bool> text)
    {
        var silent = new List<string>();
        var answer = Truth.No;
        foreach (var alarm in estate.OfType("AWS::CloudWatch::Alarm"))
        {
            if (
                Metrics(alarm)
                    .Any(each => metric?.Invoke(each.Namespace, each.Name) == true || Filtered(estate, each, text))
            )
            {
                answer |= alarm["AlarmActions"].HasItems & !alarm["ActionsEnabled"].IsFalse;
                silent.Add(alarm.LogicalId);
            }
        }

        foreach (var rule in estate.OfType("AWS::Events::Rule"))
        {
            if (text(Flat(rule["EventPattern"])))
            {
                answer |= rule["Targets"].HasItems & !rule["State"].Is("DISABLED");
                silent.Add(rule.LogicalId);
            }
        }

        var names = string.Join(", ", silent);
        return silent.Count == 0 ? estate.Absent(what)
            : answer.IsYes ? Verdict.Pass($"It is watched for: {names}.")
            : answer.IsUnknown ? Verdict.Unknown($"Whether {names} tells anybody is known only when deployed.")
            : estate.Absent($"{what} that tells somebody ({names} would, with an enabled action or target)");
    }

    // An alarm has one metric, or several in expressions.
    private static IEnumerable<(string Namespace, string Name)> Metrics(Resource alarm)
    {
        yield return (alarm["Namespace"].Text, alarm["MetricName"].Text);
        foreach (var query in alarm["Metrics"].Items)
        {
            yield return (query["MetricStat.Metric.Namespace"].Text, query["MetricStat.Metric.MetricName"].Text);
        }
    }

    private static bool Filtered(Estate estate, (string Namespace, string Name) metric, Func<string, bool> text) =>
        estate
            .OfType("AWS::Logs::MetricFilter")
            .Any(filter =>
                text(filter["FilterPattern"].Text)
                && filter["MetricTransformations"]
                    .Items.Any(made =>
                        made["MetricNamespace"].Text == metric.Namespace && made["MetricName"].Text == metric.Name
                    )
            );

    // The words of a pattern, in its order, parted by blanks: enough to see what it speaks of.
    private static string Flat(PropertyValue pattern) =>
        pattern.Kind switch
        {
            PropertyKind.Map => string.Join(' ', pattern.Entries.Select(entry => $"{entry.Key} {Flat(entry.Value)}")),
            PropertyKind.List => string.Join(' ', pattern.Items.Select(Flat)),
            _ => pattern.Text,
        };
}
