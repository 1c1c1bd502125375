using Ringfence.Controls;

namespace Ringfence.Posture.Verdicts;

/// <summary>One verdict from those of several worlds.</summary>
internal static class VerdictMerge
{
    public static (Answer Answer, Verdict Verdict) Merge(List<WorldAnswer> answers)
    {
        if (answers.Count == 1)
        {
            return (answers[0].Answer, answers[0].Answer.Verdict);
        }

        // Where it does not concern the resource, or there is no such resource, the other worlds answer.
        WorldAnswer? fail = null;
        WorldAnswer? pass = null;
        WorldAnswer? unknown = null;
        foreach (var answer in answers)
        {
            switch (answer.Answer.Verdict.Outcome)
            {
                case Outcome.Fail:
                    fail ??= answer;
                    break;
                case Outcome.Pass:
                    pass ??= answer;
                    break;
                case Outcome.Unknown:
                    unknown ??= answer;
                    break;
                default:
                    break;
            }
        }

        if (fail is { } failing && pass is not null)
        {
            return (failing.Answer, Mixed(answers, failing.Answer.Verdict));
        }

        var one = unknown ?? fail ?? pass ?? answers[0];
        return (one.Answer, one.Answer.Verdict);
    }

    private static Verdict Mixed(List<WorldAnswer> answers, Verdict fails)
    {
        var why = char.ToLowerInvariant(fails.Because[0]) + fails.Because[1..];
        foreach (var (condition, _) in answers[0].World.Conditions)
        {
            var failing = Values(answers, Outcome.Fail, condition);
            var passing = Values(answers, Outcome.Pass, condition);
            if (failing is { IsUnknown: false } && passing is { IsUnknown: false } && failing != passing)
            {
                return fails with
                {
                    Outcome = Outcome.Unknown,
                    Because =
                        $"It depends on condition {condition}: passes when it is {(passing.Value.IsYes ? "true" : "false")}; when it is {(failing.Value.IsYes ? "true" : "false")}, {why}",
                };
            }
        }

        foreach (var (parameter, _) in answers[0].World.Choices)
        {
            var failing = Choices(answers, Outcome.Fail, parameter);
            var passing = Choices(answers, Outcome.Pass, parameter);
            if (failing is not null && passing is not null && !failing.Overlaps(passing))
            {
                return fails with
                {
                    Outcome = Outcome.Unknown,
                    Because =
                        $"It depends on parameter {parameter}: passes when it is {string.Join(" or ", passing)}; when it is {string.Join(" or ", failing)}, {why}",
                };
            }
        }

        return fails with
        {
            Outcome = Outcome.Unknown,
            Because = $"It depends on how several conditions and parameters go together; in one case {why}",
        };
    }

    // The value that a condition has in every world of an outcome; null where it has both.
    private static Truth? Values(List<WorldAnswer> answers, Outcome outcome, string condition)
    {
        Truth? value = null;
        foreach (var (world, answer) in answers)
        {
            if (answer.Verdict.Outcome == outcome)
            {
                var here = world.Of(condition);
                if (value is { } before && before != here)
                {
                    return null;
                }

                value = here;
            }
        }

        return value;
    }

    // The values that a parameter has in the worlds of an outcome; null where one leaves it open.
    private static SortedSet<string>? Choices(List<WorldAnswer> answers, Outcome outcome, string parameter)
    {
        var values = new SortedSet<string>(StringComparer.Ordinal);
        foreach (var (world, answer) in answers)
        {
            if (answer.Verdict.Outcome == outcome)
            {
                if (!world.Choices.TryGetValue(parameter, out var value))
                {
                    return null;
                }

                values.Add(value.Text);
            }
        }

        return values;
    }
}
