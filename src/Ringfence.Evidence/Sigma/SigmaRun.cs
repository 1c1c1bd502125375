using System.Globalization;
using System.Text.Json;

namespace Ringfence.Evidence.Sigma;

/// <summary>Runs rules over events, one after another, and correlations over what they matched.</summary>
internal sealed class SigmaRun
{
    // A rule that matches everything must not fill memory: what is beyond is counted, and told.
    private const int MostMatches = 200_000;

    private readonly SigmaRules _rules;
    private readonly Dictionary<SigmaRule, List<SigmaMatch>> _matches = new(ReferenceEqualityComparer.Instance);
    private readonly Dictionary<SigmaRule, HashSet<string>> _kept = new(ReferenceEqualityComparer.Instance);
    private readonly HashSet<SigmaRule> _full = new(ReferenceEqualityComparer.Instance);

    public SigmaRun(SigmaRules rules)
    {
        _rules = rules;
        foreach (var rule in rules.Rules)
        {
            _matches[rule] = [];
            _kept[rule] = new(StringComparer.Ordinal);
            if (rules.Aggregations.TryGetValue(rule, out var aggregation))
            {
                Keep(rule, aggregation.Asked, null);
            }
        }

        foreach (var correlation in rules.Correlations)
        {
            foreach (var rule in correlation.Rules)
            {
                Keep(rule, correlation.Asked, correlation);
            }
        }
    }

    /// <summary>Rules with more matches than are kept.</summary>
    public IEnumerable<SigmaRule> Full => _full;

    public void Event(JsonElement happened)
    {
        SigmaMatch? shown = null;
        foreach (var rule in _rules.Rules)
        {
            if (!rule.Test.Holds(happened))
            {
                continue;
            }

            var matches = _matches[rule];
            if (matches.Count >= MostMatches)
            {
                _full.Add(rule);
                continue;
            }

            shown ??= Show(happened);
            matches.Add(_kept[rule].Count == 0 ? shown : shown with { Fields = Values(happened, _kept[rule]) });
        }
    }

    public IEnumerable<SigmaHit> Hits()
    {
        foreach (var rule in _rules.Rules.Where(rule => !_rules.Silent.Contains(rule)))
        {
            if (_rules.Aggregations.TryGetValue(rule, out var aggregation))
            {
                var kind = aggregation.Asked.Field is null ? "event_count" : "value_count";
                foreach (var (first, count) in Grouped([rule], kind, aggregation.Asked, aggregation.Span, null))
                {
                    yield return Hit(rule, first, count);
                }

                continue;
            }

            foreach (var match in _matches[rule])
            {
                yield return Hit(rule, match, 1);
            }
        }

        foreach (var correlation in _rules.Correlations)
        {
            foreach (
                var (first, count) in Grouped(
                    correlation.Rules,
                    correlation.Kind,
                    correlation.Asked,
                    correlation.Span,
                    correlation
                )
            )
            {
                yield return new(
                    correlation.Id,
                    correlation.Title,
                    correlation.Severity,
                    correlation.Attack,
                    correlation.Why,
                    correlation.Next,
                    first,
                    count
                );
            }
        }
    }

    private static SigmaHit Hit(SigmaRule rule, SigmaMatch match, long count) =>
        new(rule.Id, rule.Title, rule.Severity, rule.Attack, rule.Why, rule.Next, match, count);

    // An event without a field by which it is grouped belongs to no group.
    private IEnumerable<(SigmaMatch First, long Count)> Grouped(
        IReadOnlyList<SigmaRule> rules,
        string kind,
        SigmaAggregation asked,
        TimeSpan span,
        SigmaCorrelation? correlation
    )
    {
        var groups = new SortedDictionary<string, List<(SigmaMatch Match, int Rule)>>(StringComparer.Ordinal);
        for (var number = 0; number < rules.Count; number++)
        {
            var fields = asked.GroupBy.Select(field => Named(field, rules[number], correlation)).ToList();
            foreach (var match in _matches[rules[number]].Where(match => fields.All(match.Fields.ContainsKey)))
            {
                var key = string.Join('\u001f', fields.Select(field => match.Fields[field]));
                if (!groups.TryGetValue(key, out var group))
                {
                    groups[key] = group = [];
                }

                group.Add((match, number));
            }
        }

        return groups.Values.SelectMany(group =>
            SigmaWindows.Of([.. group.OrderBy(each => each.Match.Time)], kind, asked, span, rules.Count)
        );
    }

    private void Keep(SigmaRule rule, SigmaAggregation asked, SigmaCorrelation? correlation)
    {
        _kept[rule].UnionWith(asked.GroupBy.Select(field => Named(field, rule, correlation)));
        if (asked.Field is { } counted)
        {
            _kept[rule].Add(counted);
        }
    }

    private static string Named(string field, SigmaRule rule, SigmaCorrelation? correlation) =>
        correlation?.Aliases.GetValueOrDefault((field, rule)) ?? field;

    private static Dictionary<string, string> Values(JsonElement happened, HashSet<string> fields)
    {
        var values = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var field in fields)
        {
            if (SigmaField.Values(happened, field) is [var first, ..])
            {
                values[field] = first;
            }
        }

        return values;
    }

    private static SigmaMatch Show(JsonElement happened)
    {
        var principal =
            happened.Text("userIdentity", "arn")
            ?? happened.Text("userIdentity", "onBehalfOf", "userId")
            ?? happened.Text("userIdentity", "principalId")
            ?? happened.Text("userIdentity", "accountId");
        var error = happened.Text("errorCode") is { } code ? $" ({code})" : "";
        return new(
            DateTimeOffset.TryParse(
                happened.Text("eventTime"),
                CultureInfo.InvariantCulture,
                DateTimeStyles.AssumeUniversal,
                out var time
            )
                ? time
                : DateTimeOffset.MinValue,
            happened.Text("userIdentity", "sessionContext", "sourceIdentity")
                ?? happened.Text("userIdentity", "userName"),
            principal,
            happened.Text("sourceIPAddress"),
            $"{happened.Text("eventSource")} {happened.Text("eventName")}{error}",
            happened.Text("requestID"),
            new Dictionary<string, string>()
        );
    }
}
