using Ringfence.Evidence.Engines;

namespace Ringfence.Evidence.Questions;

/// <summary>A table of the store as one of the layers that questions are asked of, its columns under the names that all layers share.</summary>
/// <param name="Name">As it stands in answers.</param>
/// <param name="Columns">Shared name, own column; what a layer does not know is left out.</param>
/// <param name="ToldBy">The condition under which CloudTrail tells the same call already, for a row <c>t</c>; null where none does.</param>
internal sealed record Layer(
    string Name,
    string Table,
    IReadOnlyDictionary<string, string> Columns,
    Func<Dialect, string>? ToldBy
)
{
    /// <summary>Only a question by this column is asked of it; null: every one.</summary>
    public string? OnlyBy { get; init; }

    /// <summary>The names that rows have, in order.</summary>
    public static IReadOnlyList<string> Shared { get; } =
    [
        "person",
        "principal",
        "role",
        "team",
        "application",
        "access_key",
        "address",
        "endpoint",
        "operation",
        "resource",
        "model",
        "outcome",
        "request_id",
        "input_tokens",
        "output_tokens",
    ];

    // Who did what from where, which every row of an event has.
    private static readonly string[] OfEvents =
    [
        "person",
        "principal",
        "role",
        "access_key",
        "address",
        "endpoint",
        "operation=name",
    ];

    public static IReadOnlyList<Layer> All { get; } =
    [
        new(
            "cloudtrail",
            "event",
            Map([.. OfEvents, "resource", "model", "outcome=error", "request_id", "input_tokens", "output_tokens"]),
            null
        ),
        new(
            "gateway",
            "gateway_call",
            Map(
                "person",
                "principal",
                "team",
                "application",
                "address",
                "operation",
                "model",
                "outcome=error",
                "request_id",
                "input_tokens",
                "output_tokens"
            ),
            dialect =>
                dialect.LooksUp
                    ? "EXISTS (SELECT 1 FROM attempt a JOIN event e ON e.request_id = a.aws_request_id WHERE a.call = t.id)"
                    : "(t.id IN (SELECT a.call FROM attempt a JOIN event e ON e.request_id = a.aws_request_id))"
        ),
        new(
            "invocation-log",
            "invocation",
            Map(
                "person",
                "principal",
                "team",
                "operation",
                "model",
                "outcome=error",
                "request_id",
                "input_tokens",
                "output_tokens"
            ),
            dialect =>
                dialect.LooksUp
                    ? "EXISTS (SELECT 1 FROM event e WHERE e.request_id = t.request_id)"
                    : "(t.request_id IN (SELECT e.request_id FROM event e WHERE e.request_id IS NOT NULL))"
        ),
        new(
            "access",
            "access",
            Map("person", "principal", "address", "operation", "resource", "outcome=status", "request_id"),
            null
        ),
        // Who copies an object reads it: the same event once more, as an access to where it came from.
        new("cloudtrail", "event", Map([.. OfEvents, "resource=copied_from", "outcome=error", "request_id"]), null)
        {
            OnlyBy = "resource",
        },
    ];

    private static Dictionary<string, string> Map(params ReadOnlySpan<string> names)
    {
        var map = new Dictionary<string, string>();
        foreach (var name in names)
        {
            var parts = name.Split('=');
            map[parts[0]] = parts[^1];
        }

        return map;
    }
}
