namespace Ringfence.Controls.Facts;

/// <summary>What CloudFormation has no type for, and only a running account or a person tells. docs/live-facts.md has the types.</summary>
public static class LiveFacts
{
    /// <summary>
    /// One judgement for each resource of a <c>Ringfence::…</c> type. Where none was read the answer is Unknown, however
    /// complete the templates are: none of them can hold it.
    /// </summary>
    /// <param name="estate">What is audited.</param>
    /// <param name="type">The type: <c>Ringfence::Iam::AccountSummary</c>.</param>
    /// <param name="what">What it tells, as a noun: <c>whether the root user has MFA</c>.</param>
    /// <param name="judge">The verdict on one.</param>
    public static IEnumerable<Judgement> Each(Estate estate, string type, string what, Func<Resource, Verdict> judge)
    {
        ArgumentNullException.ThrowIfNull(estate);
        ArgumentNullException.ThrowIfNull(judge);
        var read = estate.OfType(type);
        return read.Count == 0 && estate.WasRead(type)
                ? [new Judgement(null, Verdict.NotApplicable("The account has none."))]
            : read.Count == 0 ? [new Judgement(null, NotRead(what))]
            : read.Select(resource => new Judgement(resource, judge(resource)));
    }

    /// <summary>The verdict where a fact of the running account was not read.</summary>
    public static Verdict NotRead(string what) =>
        Verdict.Unknown($"No template tells {what}; audit the running account, or a snapshot of it.");
}
