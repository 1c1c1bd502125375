using System.Globalization;
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
    // How long a gateway's record may lag behind AWS's, as on the command line.
    private static readonly TimeSpan Window = TimeSpan.FromMinutes(15);

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

    /// <summary>What <c>who</c> may look by.</summary>
    public static IReadOnlyList<string> Columns { get; } =
    ["record", "person", "principal", "application", "address", "model", "role", "access_key"];

    /// <summary>What <c>blast</c> may look by.</summary>
    public static IReadOnlyList<string> BlastColumns { get; } = ["access_key", "principal", "person", "role"];

    /// <param name="value">The value of a parameter, by name; null for none.</param>
    public static QuestionAsked Of(Func<string, string?> value)
    {
        var name = value("question") ?? "";
        return new(
            Names.Any(one => one.Name == name) ? name : "",
            value("by") ?? "",
            value("value")?.Trim() ?? "",
            value("other")?.Trim() ?? "",
            Moment(value("from")),
            Moment(value("to")),
            value("after") is { Length: > 0 } after ? after : null
        );

        static DateTimeOffset? Moment(string? text) =>
            DateTimeOffset.TryParse(
                text,
                CultureInfo.InvariantCulture,
                DateTimeStyles.AssumeUniversal | DateTimeStyles.AdjustToUniversal,
                out var time
            )
                ? time
                : null;
    }

    /// <summary>What is wrong with it; null when it can be asked.</summary>
    public string? Problem =>
        Name switch
        {
            "who" when Value.Length == 0 || !Columns.Contains(By) =>
                $"Say what to look for, by {string.Join(", ", Columns)}; * matches anything.",
            "timeline" when Value.Length == 0 => "Say whose timeline.",
            "blast" when Value.Length == 0 || !BlastColumns.Contains(By) =>
                $"Say what leaked, by {string.Join(", ", BlastColumns)}.",
            "diff" when Day(Value) is null || Day(Other) is null => "Give two days, yyyy-MM-dd.",
            _ => null,
        };

    /// <summary>The store's answer.</summary>
    /// <exception cref="FormatException">The cursor is none.</exception>
    public Answer Ask(EvidenceStore store, int limit)
    {
        var scope = new Scope(From, To, limit, After);
        return Name switch
        {
            "who" => TrailQuestions.Who(store, [(By, Value)], scope),
            "timeline" => TrailQuestions.Timeline(store, Value, scope),
            "bypass" => TrailQuestions.Bypass(store, Window, scope),
            "anomalies" => Anomalies.Find(store, Severity.Low, null, scope),
            "usage" => TrailQuestions.Usage(store, new Dictionary<string, ModelPrice>(), scope),
            "blast" => TrailQuestions.Blast(store, By, Value, scope),
            "diff" => TrailQuestions.Diff(store, Day(Value)!.Value, Day(Other)!.Value, scope),
            _ => throw new InvalidOperationException($"There is no question '{Name}'."),
        };
    }

    /// <summary>The same question from another place on.</summary>
    public string Address(string? after)
    {
        var parts = new List<string>();
        foreach (var (name, value) in Fields(after))
        {
            parts.Add($"{name}={Uri.EscapeDataString(value)}");
        }
        return $"{ConsoleOptions.Prefix}/evidence?{string.Join('&', parts)}";
    }

    /// <summary>Its fields, as a form sends them.</summary>
    public IEnumerable<(string Name, string Value)> Fields(string? after) =>
        new (string Name, string? Value)[]
        {
            ("question", Name),
            ("by", By),
            ("value", Value),
            ("other", Other),
            ("from", Minute(From)),
            ("to", Minute(To)),
            ("after", after),
        }
            .Where(field => !string.IsNullOrEmpty(field.Value))
            .Select(field => (field.Name, field.Value!));

    /// <summary>A moment as a form's field takes it.</summary>
    public static string? Minute(DateTimeOffset? time) =>
        time?.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm", CultureInfo.InvariantCulture);

    private static DateOnly? Day(string text) =>
        DateOnly.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day)
            ? day
            : null;
}
