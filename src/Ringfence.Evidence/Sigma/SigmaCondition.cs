using System.Globalization;
using System.Text.RegularExpressions;

namespace Ringfence.Evidence.Sigma;

/// <summary>A condition: names of selections, <c>not</c>, <c>and</c>, <c>or</c>, parentheses, <c>1 of x*</c>, <c>all of them</c>; and the aggregation of Sigma's first version behind a bar.</summary>
internal sealed partial class SigmaCondition
{
    private readonly List<string> _tokens;
    private readonly IReadOnlyDictionary<string, SigmaTest> _selections;
    private int _at;

    private SigmaCondition(string text, IReadOnlyDictionary<string, SigmaTest> selections)
    {
        _tokens = [.. Token.Matches(text).Select(match => match.Value)];
        _selections = selections;
    }

    /// <param name="Aggregation">What stands behind the bar; null: nothing.</param>
    internal sealed record Result(SigmaTest Test, SigmaAggregation? Aggregation);

    /// <exception cref="SigmaUnsupportedException">It is no condition, or one of a kind that is not known here.</exception>
    public static Result Parse(string text, IReadOnlyDictionary<string, SigmaTest> selections)
    {
        var bar = text.IndexOf('|', StringComparison.Ordinal);
        var condition = new SigmaCondition(bar < 0 ? text : text[..bar], selections);
        var test = condition.Or();
        return condition._at < condition._tokens.Count
            ? throw condition.Wrong($"'{condition._tokens[condition._at]}' where and, or or the end is asked")
            : new(test, bar < 0 ? null : SigmaAggregation.Parse(text[(bar + 1)..]));
    }

    private SigmaTest Or()
    {
        var tests = new List<SigmaTest> { And() };
        while (Take("or"))
        {
            tests.Add(And());
        }

        return tests.Count == 1 ? tests[0] : new SomeOf(tests);
    }

    private SigmaTest And()
    {
        var tests = new List<SigmaTest> { Unary() };
        while (Take("and"))
        {
            tests.Add(Unary());
        }

        return tests.Count == 1 ? tests[0] : new AllOf(tests);
    }

    private SigmaTest Unary()
    {
        if (Take("not"))
        {
            return new Not(Unary());
        }

        if (Take("("))
        {
            var inner = Or();
            return Take(")") ? inner : throw Wrong("a parenthesis is not closed");
        }

        var word = Next();
        return Take("of") ? Quantified(word)
            : _selections.TryGetValue(word, out var selection) ? selection
            : throw Wrong($"there is no selection '{word}'");
    }

    private SigmaTest Quantified(string count)
    {
        var pattern = Next();
        var named = pattern.Equals("them", StringComparison.OrdinalIgnoreCase)
            ? _selections.Where(selection => !selection.Key.StartsWith('_'))
            : Matching(pattern);
        var tests = named.Select(selection => selection.Value).ToList();
        return tests.Count == 0 ? throw Wrong($"no selection is called {pattern}")
            : count.Equals("all", StringComparison.OrdinalIgnoreCase) ? new AllOf(tests)
            : count.Equals("any", StringComparison.OrdinalIgnoreCase) ? new SomeOf(tests)
            : int.TryParse(count, NumberStyles.None, CultureInfo.InvariantCulture, out var least) && least > 0
                ? new SomeOf(tests, least)
            : throw Wrong($"'{count} of'");
    }

    private IEnumerable<KeyValuePair<string, SigmaTest>> Matching(string pattern)
    {
        var asked = SigmaPattern.Parse(pattern, before: false, after: false, cased: true, dashes: false);
        return _selections.Where(selection => asked.Matches(selection.Key));
    }

    private string Next() =>
        _at < _tokens.Count && _tokens[_at] is not (")" or "and" or "or")
            ? _tokens[_at++]
            : throw Wrong("a selection is missing");

    private bool Take(string word)
    {
        var there = _at < _tokens.Count && _tokens[_at].Equals(word, StringComparison.OrdinalIgnoreCase);
        _at += there ? 1 : 0;
        return there;
    }

    private SigmaUnsupportedException Wrong(string what) => new($"the condition '{string.Join(' ', _tokens)}': {what}");

    [GeneratedRegex(@"[()]|[^\s()]+", RegexOptions.NonBacktracking)]
    private static partial Regex Token { get; }
}
