using Ringfence.Console.Shell;
using Ringfence.Console.SignIn;
using Ringfence.Evidence.Questions;

namespace Ringfence.Console.Calls;

/// <summary>What is asked for in the list of calls, as its address says it.</summary>
public sealed record CallsQuery
{
    public string Person { get; init; } = "";

    public string Team { get; init; } = "";

    public string Application { get; init; } = "";

    public string Model { get; init; } = "";

    public CallOutcome? Outcome { get; init; }

    public DateTimeOffset? From { get; init; }

    public DateTimeOffset? To { get; init; }

    public string? After { get; init; }

    /// <summary>Whether anything narrows the list: such a list is not a live one.</summary>
    public bool IsNarrowed => this with { After = null } != new CallsQuery();

    /// <param name="value">The value of a parameter, by name; null for none.</param>
    public static CallsQuery Of(Func<string, string?> value)
    {
        return new()
        {
            Person = Text("person"),
            Team = Text("team"),
            Application = Text("application"),
            Model = Text("model"),
            Outcome =
                Enum.TryParse<CallOutcome>(value("outcome"), ignoreCase: true, out var outcome)
                && Enum.IsDefined(outcome)
                    ? outcome
                    : null,
            From = FormText.Moment(value("from")),
            To = FormText.Moment(value("to")),
            After = value("after") is { Length: > 0 } after ? after : null,
        };

        string Text(string name) => value(name)?.Trim() is { Length: <= 256 } text ? text : "";
    }

    /// <summary>What the store is asked: never more than the person may see.</summary>
    public RecordedCallFilter ToFilter(Person person) =>
        new()
        {
            Person = Person,
            Team = Team,
            Application = Application,
            Model = Model,
            Outcome = Outcome,
            Teams = person.Sees,
        };

    public Scope ToScope(int limit) => new(From, To, limit, After);

    /// <summary>The same question from another place on.</summary>
    public string Address(string? after) => FormText.Address("/calls", Fields(after));

    /// <summary>Its fields, as a form sends them.</summary>
    public IEnumerable<(string Name, string Value)> Fields(string? after) =>
        FormText.Said([
            ("person", Person),
            ("team", Team),
            ("application", Application),
            ("model", Model),
            ("outcome", Outcome?.ToString().ToLowerInvariant()),
            ("from", FormText.Minute(From)),
            ("to", FormText.Minute(To)),
            ("after", after),
        ]);
}
