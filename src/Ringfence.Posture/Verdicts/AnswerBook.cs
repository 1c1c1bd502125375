using Ringfence.Controls;
using Ringfence.Posture.CloudFormation;

namespace Ringfence.Posture.Verdicts;

/// <summary>The answers of all worlds, by control and resource.</summary>
internal sealed class AnswerBook
{
    private readonly Dictionary<(Control Control, string? File, string? Id, int Turn), List<WorldAnswer>> _book = [];
    private readonly List<(Control Control, string? File, string? Id, int Turn)> _order = [];

    /// <summary>Adds one round.</summary>
    public void Add(IEnumerable<Answer> answers, IReadOnlyList<World> worlds, IReadOnlyList<Source> sources)
    {
        var byFile = new Dictionary<string, World>(StringComparer.Ordinal);
        for (var at = 0; at < sources.Count; at++)
        {
            byFile.TryAdd(sources[at].File, worlds[at]);
        }

        // A control may answer more than once for one resource; the first of a round is merged with the first of the next.
        var turns = new Dictionary<(Control, string?, string?), int>();
        foreach (var answer in answers)
        {
            var file = answer.Resource?.Place.File;
            var id = answer.Resource?.LogicalId;
            var turn = turns.GetValueOrDefault((answer.Control, file, id));
            turns[(answer.Control, file, id)] = turn + 1;
            var key = (answer.Control, file, id, turn);
            if (!_book.TryGetValue(key, out var list))
            {
                _book[key] = list = new List<WorldAnswer>(1);
                _order.Add(key);
            }

            var world = file is null
                ? worlds.FirstOrDefault(World.Undecided)
                : byFile.GetValueOrDefault(file, World.Undecided);
            list.Add(new WorldAnswer(world, answer));
        }
    }

    /// <summary>The findings, in the order of the first answers.</summary>
    public IEnumerable<Finding> Findings(IReadOnlyList<Source> sources)
    {
        var byFile = new Dictionary<string, Source>(StringComparer.Ordinal);
        foreach (var source in sources)
        {
            byFile.TryAdd(source.File, source);
        }

        return _order.Select(key =>
            FindingOf(_book[key], key.File is null ? null : byFile.GetValueOrDefault(key.File))
        );
    }

    private static Finding FindingOf(List<WorldAnswer> answers, Source? source)
    {
        var (answer, verdict) = VerdictMerge.Merge(answers);
        if (source?.UnknownMacro is { } macro && verdict.Outcome is Outcome.Pass or Outcome.Fail)
        {
            verdict = verdict with
            {
                Outcome = Outcome.Unknown,
                Because = $"The macro {macro} may change it when deployed. As it is written: {verdict.Because}",
            };
        }

        var place = verdict.Place ?? answer.Resource?.Place;
        var reason = verdict.Because;
        if (place is not null && source?.DefaultAt(place) is { } parameter)
        {
            reason += $" (Parameter {parameter} is taken at its default.)";
        }

        return new Finding(answer.Control, VerdictOf(verdict.Outcome), reason)
        {
            Place = place,
            Resource = answer.Resource is { } resource
                ? new FindingResource(resource.LogicalId, resource.Type, resource.CdkPath)
                : null,
            Fix = verdict.Outcome == Outcome.Fail ? FixOf(answer) : null,
        };
    }

    private static Fix? FixOf(Answer answer)
    {
        try
        {
            return answer.Resource is { } resource ? answer.Control.FixFor(resource) : null;
        }
        catch (Exception)
        {
            // A fix that cannot be written is no fix; the finding stands.
            return null;
        }
    }

    private static FindingVerdict VerdictOf(Outcome outcome) =>
        outcome switch
        {
            Outcome.Pass => FindingVerdict.Pass,
            Outcome.Fail => FindingVerdict.Fail,
            Outcome.NotApplicable => FindingVerdict.NotApplicable,
            _ => FindingVerdict.Unknown,
        };
}
