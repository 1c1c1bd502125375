using System.Globalization;
using System.Text.RegularExpressions;

namespace Ringfence.Evidence.Sigma;

/// <summary>How many, of what, by whom: a threshold over a window.</summary>
/// <param name="Field">Whose different values are counted; null: events are.</param>
/// <param name="GroupBy">The fields by which they are grouped.</param>
/// <param name="Bounds">Comparisons, all of which must hold: <c>gte</c> and its like with a number.</param>
internal sealed partial record SigmaAggregation(
    string? Field,
    IReadOnlyList<string> GroupBy,
    IReadOnlyList<(string Order, double Limit)> Bounds
)
{
    /// <summary>Reads what Sigma's first version wrote behind a bar: <c>count(field) by other &gt; 10</c>.</summary>
    public static SigmaAggregation Parse(string text)
    {
        var match = Form.Match(text.Trim());
        return match.Success
            ? new(
                match.Groups["field"].Value is { Length: > 0 } field ? field : null,
                match.Groups["by"].Value is { Length: > 0 } by
                    ? [.. by.Split(',', StringSplitOptions.TrimEntries)]
                    : [],
                [
                    (
                        match.Groups["order"].Value switch
                        {
                            ">" => "gt",
                            ">=" => "gte",
                            "<" => "lt",
                            "<=" => "lte",
                            _ => "eq",
                        },
                        double.Parse(match.Groups["limit"].Value, CultureInfo.InvariantCulture)
                    ),
                ]
            )
            : throw new SigmaUnsupportedException(
                $"the aggregation '{text.Trim()}': count() and count(field), with by, are known"
            );
    }

    public bool Holds(double number) =>
        Bounds.All(bound =>
            bound.Order switch
            {
                "gt" => number > bound.Limit,
                "gte" => number >= bound.Limit,
                "lt" => number < bound.Limit,
                "lte" => number <= bound.Limit,
                "neq" => number != bound.Limit,
                _ => number == bound.Limit,
            }
        );

    [GeneratedRegex(
        @"^count\s*\(\s*(?<field>[^)\s]*)\s*\)(\s+by\s+(?<by>[^<>=]+?))?\s*(?<order>>=|<=|==|=|>|<)\s*(?<limit>\d+(\.\d+)?)$",
        RegexOptions.ExplicitCapture | RegexOptions.NonBacktracking | RegexOptions.IgnoreCase
    )]
    private static partial Regex Form { get; }
}
