using System.Globalization;
using Ringfence.Console.Live;
using Ringfence.Evidence.Questions;

namespace Ringfence.Console.Calls;

/// <summary>A row of the list.</summary>
internal sealed record CallLine
{
    public required string RequestId { get; init; }

    public required DateTimeOffset? Time { get; init; }

    public required string? Person { get; init; }

    public required string? Team { get; init; }

    public required string? Application { get; init; }

    public required string? Operation { get; init; }

    public required string? ModelAsked { get; init; }

    public required string? Model { get; init; }

    public required string Tokens { get; init; }

    public required string Latency { get; init; }

    public required string? Phi { get; init; }

    public required string Outcome { get; init; }

    public required string Kind { get; init; }

    public static IReadOnlyList<CallLine> Of(Answer answer)
    {
        var at = answer
            .Columns.Select((name, index) => (name, index))
            .ToDictionary(pair => pair.name, pair => pair.index);
        return [.. answer.Rows.Select(row => Line(name => row[at[name]]))];
    }

    private static CallLine Line(Func<string, object?> value)
    {
        var error = Text("error");
        var status = value("status") as long?;
        return new()
        {
            RequestId = Text("request_id")!,
            Time = DateTimeOffset.Parse(Text("time")!, CultureInfo.InvariantCulture),
            Person = Text("person"),
            Team = Text("team"),
            Application = Text("application"),
            Operation = Text("operation"),
            ModelAsked = Text("model_asked") ?? Text("model"),
            Model = Text("model"),
            Tokens = status < 400 ? $"{value("input_tokens") ?? 0} + {value("output_tokens") ?? 0}" : "–",
            Latency = value("latency_ms")?.ToString() ?? "–",
            Phi = Text("phi"),
            Outcome = error switch
            {
                null => "no end recorded",
                "None" => "success",
                _ => Text("upstream_error") is { } upstream ? $"{error} ({upstream}, {status})" : $"{error} ({status})",
            },
            Kind = status is { } known ? LiveCall.Kinds((int)known, Equals(value("entry"), value("answered"))) : "open",
        };

        string? Text(string name) => value(name)?.ToString();
    }
}
