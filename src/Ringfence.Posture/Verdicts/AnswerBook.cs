using Ringfence.Controls;
using Ringfence.Controls.Facts;
using Ringfence.Posture.CloudFormation;
using Ringfence.Posture.Sam;

namespace Ringfence.Posture.Verdicts;

/// <summary>The answers of all worlds, by control and resource.</summary>
internal sealed class AnswerBook
{
    // Keys and entries are classes: a short audit would spend more on compiling dictionaries of tuples than on asking.
    private readonly Dictionary<Question, Answered> _book = [];
    private readonly List<Answered> _order = [];
    private readonly Dictionary<Resource, Exposure> _exposed = new(ReferenceEqualityComparer.Instance);
    private int _round;

    /// <summary>Adds one round.</summary>
    public void Add(IEnumerable<Answer> answers, IReadOnlyList<World> worlds, IReadOnlyList<Source> sources)
    {
        _round++;
        var byFile = new Dictionary<string, World>(StringComparer.Ordinal);
        for (var at = 0; at < sources.Count; at++)
        {
            byFile.TryAdd(sources[at].File, worlds[at]);
        }

        foreach (var answer in answers)
        {
            var file = answer.Resource?.Place.File;
            var world = file is null
                ? worlds.FirstOrDefault(World.Undecided)
                : byFile.GetValueOrDefault(file, World.Undecided);
            Entry(new Question(answer.Control, file, answer.Resource?.LogicalId)).Add(new WorldAnswer(world, answer));
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

        return _order.Select(entry =>
            FindingOf(entry.Answers, entry.File is null ? null : byFile.GetValueOrDefault(entry.File))
        );
    }

    // A control may answer more than once for one resource; the first of a round is merged with the first of the next.
    private List<WorldAnswer> Entry(Question question)
    {
        if (!_book.TryGetValue(question, out var entry))
        {
            _book[question] = entry = Opened(question);
        }

        while (entry.Round == _round)
        {
            entry = entry.Next ??= Opened(question);
        }

        entry.Round = _round;
        return entry.Answers;
    }

    private Answered Opened(Question question)
    {
        var opened = new Answered(question.File);
        _order.Add(opened);
        return opened;
    }

    private Finding FindingOf(List<WorldAnswer> answers, Source? source)
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

        var madeOf = answer.Resource is { } one ? source?.MadeOf(one.LogicalId) : null;
        return new Finding(answer.Control, VerdictOf(verdict.Outcome), reason)
        {
            Place = place,
            Resource = answer.Resource is { } resource
                ? new FindingResource(resource.LogicalId, resource.Type, resource.CdkPath)
                {
                    Code = verdict.Outcome is Outcome.Fail or Outcome.Unknown
                        ? source?.CodeOf(resource.LogicalId, resource.CdkPath)
                        : null,
                    MadeOf = madeOf,
                }
                : null,
            Fix = verdict.Outcome == Outcome.Fail ? FixOf(answer, madeOf) : null,
            Exposure = verdict.Outcome is Outcome.Fail or Outcome.Unknown ? ExposureOf(answer.Resource) : Exposure.None,
        };
    }

    private Exposure ExposureOf(Resource? resource)
    {
        if (resource is null)
        {
            return Exposure.None;
        }

        if (!_exposed.TryGetValue(resource, out var exposure))
        {
            _exposed[resource] = exposure = ExposureReading.Of(resource);
        }

        return exposure;
    }

    private static Fix? FixOf(Answer answer, WrittenResource? madeOf)
    {
        try
        {
            if (answer.Resource is not { } resource || answer.Control.FixFor(resource) is not { } fix)
            {
                return null;
            }

            return madeOf is null ? fix : SamNames.Of(fix, resource.Type, madeOf.Type);
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

    private sealed record Question(Control Control, string? File, string? Id);

    private sealed class Answered(string? file)
    {
        public string? File { get; } = file;

        public List<WorldAnswer> Answers { get; } = new(1);

        public int Round { get; set; }

        public Answered? Next { get; set; }
    }
}
