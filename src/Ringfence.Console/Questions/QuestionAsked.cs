using Ringfence.Console.Shell;
using Ringfence.Evidence.Detections;
using Ringfence.Evidence.Integrity;
using Ringfence.Evidence.Questions;
using Ringfence.Evidence.Store;

namespace Ringfence.Console.Questions;

/// <summary>A question of the evidence engine, as the page's address says it.</summary>
/// <param name="Name">One of <see cref="Names"/>.</param>
/// <param name="By">What <c>who</c> and <c>blast</c> look by.</param>
/// <param name="Value">What is looked for; for <c>diff</c> the earlier day.</param>
/// <param name="Other">For <c>diff</c> the later day.</param>
internal sealed record QuestionAsked(
    string Name,
    string By,
    string Value,
    string Other,
    DateTimeOffset? From,
    DateTimeOffset? To,
    string? After
)
{
    /// <summary>The questions, and what each answers.</summary>
    public static IReadOnlyList<(string Name, string Answers)> Names { get; } =
    [
        ("who", "Who touched a record, or what a person, principal, application, address or model was in"),
        ("timeline", "Everything that one person did, in every layer, in order"),
        ("bypass", "Model calls that no gateway entry explains"),
        ("anomalies", "What the detections found, worst first, and what to look at next"),
        ("usage", "Calls and tokens by day, team and model"),
        ("blast", "What a credential, a session or a principal touched"),
        ("diff", "What one day has and another has not"),
    ];

    /// <param name="value">The value of a parameter, by name; null for none.</param>
    public static QuestionAsked Of(Func<string, string?> value)
    {
        var name = value("question") ?? "";
        return new(
            Names.Any(one => one.Name == name) ? name : "",
            value("by") ?? "",
            value("value")?.Trim() ?? "",
            value("other")?.Trim() ?? "",
            FormText.Moment(value("from")),
            FormText.Moment(value("to")),
            value("after") is { Length: > 0 } after ? after : null
        );
    }

    /// <summary>What is wrong with it; null when it can be asked.</summary>
    public string? Problem =>
        Name switch
        {
            "who" when Value.Length == 0 || !Ask.WhoColumns.Contains(By) =>
                $"Say what to look for, by {string.Join(", ", Ask.WhoColumns)}; * matches anything.",
            "timeline" when Value.Length == 0 => "Say whose timeline.",
            "blast" when Value.Length == 0 || !Ask.BlastColumns.Contains(By) =>
                $"Say what leaked, by {string.Join(", ", Ask.BlastColumns)}.",
            "diff" when FormText.Day(Value) is null || FormText.Day(Other) is null => "Give two days, yyyy-MM-dd.",
            _ => null,
        };

    /// <summary>The store's answer.</summary>
    /// <exception cref="FormatException">The cursor is none.</exception>
    public Answer Put(EvidenceStore store, int limit)
    {
        var scope = new Scope(From, To, limit, After);
        return Name switch
        {
            "who" => TrailQuestions.Who(store, [(By, Value)], scope),
            "timeline" => TrailQuestions.Timeline(store, Value, scope),
            "bypass" => TrailQuestions.Bypass(store, TrailRange.DefaultWindow, scope),
            "anomalies" => Anomalies.Find(store, Severity.Low, null, scope),
            "usage" => TrailQuestions.Usage(store, new Dictionary<string, ModelPrice>(), scope),
            "blast" => TrailQuestions.Blast(store, By, Value, scope),
            "diff" => TrailQuestions.Diff(store, FormText.Day(Value)!.Value, FormText.Day(Other)!.Value, scope),
            _ => throw new InvalidOperationException($"There is no question '{Name}'."),
        };
    }

    /// <summary>The same question from another place on.</summary>
    public string Address(string? after) => FormText.Address("/evidence", Fields(after));

    /// <summary>Its fields, as a form sends them.</summary>
    public IEnumerable<(string Name, string Value)> Fields(string? after) =>
        FormText.Said([
            ("question", Name),
            ("by", By),
            ("value", Value),
            ("other", Other),
            ("from", FormText.Minute(From)),
            ("to", FormText.Minute(To)),
            ("after", after),
        ]);
}
