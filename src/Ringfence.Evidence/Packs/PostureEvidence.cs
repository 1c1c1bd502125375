using Ringfence.Controls;

namespace Ringfence.Evidence.Packs;

/// <summary>What audits made within the period, and people, say of a control.</summary>
internal sealed class PostureEvidence(PackRequest request, Exhibits exhibits)
{
    private static readonly string[] Columns = ["verdict", "severity", "where", "reason", "audit", "made", "sha256"];

    public IEnumerable<Ground> Of(Control control)
    {
        foreach (var file in request.Posture)
        {
            if (file.Results.TryGetValue(control.Id, out var results))
            {
                foreach (var ground in Of(control, file, results))
                {
                    yield return ground;
                }
            }
        }

        if (control.Asks is not null)
        {
            foreach (var ground in Statement(control))
            {
                yield return ground;
            }
        }
    }

    private IEnumerable<Ground> Of(Control control, PostureFile file, IReadOnlyList<PostureResult> results)
    {
        var judged = results.Where(result => result.Verdict != "NotApplicable").ToList();
        if (judged.Count == 0)
        {
            yield return new(Effect.Notes, $"The audit {file.Name} found nothing that it concerns.");
            yield break;
        }

        var exhibit = Shown(control, file, judged);
        if (file.Time < request.From || file.Time >= request.To)
        {
            yield return new(
                Effect.Doubts,
                $"The audit {file.Name} was made on {Cell.Time(file.Time)}, outside the period: it does not show it.",
                exhibit
            );
            yield break;
        }

        if (judged.Any(result => result.Verdict == "Pass"))
        {
            yield return new(
                Effect.Notes,
                "An audit shows a moment and not the whole period: events within it, or several audits, show more."
            );
        }

        foreach (var (verdict, effect, text) in Verdicts)
        {
            var count = judged.Count(result => result.Verdict == verdict);
            if (count > 0)
            {
                yield return new(
                    effect,
                    string.Format(System.Globalization.CultureInfo.InvariantCulture, text, count, judged.Count)
                        + (verdict == "Pass" && count < judged.Count ? "" : First(judged, verdict))
                        + $" ({file.Name}, {file.Time.UtcDateTime:yyyy-MM-dd})",
                    exhibit
                );
            }
        }
    }

    private Exhibit Shown(Control control, PostureFile file, List<PostureResult> judged) =>
        exhibits.Add(
            $"posture {control.Id} {file.Sha256}",
            $"Audit results of {control.Id} in {file.Name}",
            $"findings of control {control.Id} in {file.Name}, made {Cell.Time(file.Time)}",
            Columns,
            [
                .. judged.Select(result =>
                    (string[])
                        [
                            result.Verdict,
                            result.Severity,
                            result.Where,
                            result.Reason,
                            file.Name,
                            Cell.Time(file.Time),
                            file.Sha256,
                        ]
                ),
            ],
            judged.Count
        );

    private static readonly (string Verdict, Effect Effect, string Text)[] Verdicts =
    [
        ("Fail", Effect.Breaks, "{0} of {1} results of the audit fail"),
        ("Waived", Effect.Accepts, "{0} of {1} results of the audit fail and are waived"),
        ("Unknown", Effect.Doubts, "{0} of {1} results of the audit cannot be told"),
        ("Pass", Effect.Upholds, "{0} of {1} results of the audit pass"),
    ];

    private static string First(List<PostureResult> judged, string verdict)
    {
        var first = judged.First(result => result.Verdict == verdict);
        return verdict == "Pass"
            ? ""
            : $": {first.Where} {first.Reason}".Replace("  ", " ", StringComparison.Ordinal).TrimEnd();
    }

    private IEnumerable<Ground> Statement(Control control)
    {
        var statement = request.Statements.LastOrDefault(one => one.Control == control.Id);
        if (statement is null)
        {
            yield break;
        }

        var exhibit = exhibits.Add(
            $"statement {control.Id}",
            $"{statement.Owner}'s statement of {control.Id}",
            $"the newest statement of control {control.Id} in the register of attestations",
            ["owner", "date", "expires", "statement", "document", "sha256"],
            [
                [
                    statement.Owner,
                    $"{statement.Date:yyyy-MM-dd}",
                    $"{statement.Expires:yyyy-MM-dd}",
                    statement.Statement,
                    statement.Document ?? "",
                    statement.Sha256 ?? "",
                ],
            ],
            1
        );
        var last = DateOnly.FromDateTime(request.To.UtcDateTime.AddTicks(-1));
        if (statement.Date > last)
        {
            yield return new(
                Effect.Doubts,
                $"{statement.Owner} stated it on {statement.Date:yyyy-MM-dd}, after the period.",
                exhibit
            );
        }
        else if (statement.Expires < last)
        {
            yield return new(
                Effect.Breaks,
                $"{statement.Owner}'s statement of {statement.Date:yyyy-MM-dd} ended on {statement.Expires:yyyy-MM-dd}, within or before the period.",
                exhibit
            );
        }
        else
        {
            yield return new(
                Effect.Upholds,
                $"{statement.Owner} stated on {statement.Date:yyyy-MM-dd}, until {statement.Expires:yyyy-MM-dd}: {statement.Statement}",
                exhibit
            );
        }
    }
}
