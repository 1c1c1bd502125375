using Ringfence.Evidence.Integrity;

namespace Ringfence.Evidence.Sigma;

/// <summary>A rule over the events that other rules match.</summary>
/// <param name="Kind"><c>event_count</c>, <c>value_count</c>, <c>temporal</c> or <c>temporal_ordered</c>.</param>
/// <param name="Rules">The rules, in order.</param>
/// <param name="Aliases">A field of <c>group-by</c> that has another name in each rule: alias, reference, field.</param>
internal sealed record SigmaCorrelation(
    string File,
    string Id,
    string Title,
    Severity Severity,
    string Attack,
    string Why,
    string Next,
    string Kind,
    IReadOnlyList<SigmaRule> Rules,
    SigmaAggregation Asked,
    TimeSpan Span,
    IReadOnlyDictionary<(string Alias, SigmaRule Rule), string> Aliases
);
