namespace Ringfence.Evidence.Questions;

/// <summary>The questions, each defined once for every engine.</summary>
public static class Ask
{
    /// <summary>What <see cref="Who"/> may look by.</summary>
    public static IReadOnlyList<string> WhoColumns { get; } =
    ["record", "person", "principal", "application", "address", "model", "role", "access_key"];

    /// <summary>What <see cref="Blast"/> may look by.</summary>
    public static IReadOnlyList<string> BlastColumns { get; } = ["access_key", "principal", "person", "role"];

    // Every id of one call: its own in AWS and in the gateway, those of the gateway's other attempts, and the gateway's.
    private const string IdsOfCall = """
        SELECT :values AS id
        UNION ALL SELECT a.aws_request_id AS id FROM attempt a WHERE a.call IN (SELECT g.id FROM gateway_call g WHERE g.request_id IN (:values))
        UNION ALL SELECT b.aws_request_id AS id FROM attempt b WHERE b.call IN (SELECT c.call FROM attempt c WHERE c.aws_request_id IN (:values))
        UNION ALL SELECT h.request_id AS id FROM gateway_call h WHERE h.id IN (SELECT d.call FROM attempt d WHERE d.aws_request_id IN (:values))
        """;

    // The gateway's entries say whom a call is about; its attempts lead to the other layers.
    private const string IdsOfSubject = """
        SELECT g.request_id AS id FROM gateway_call g WHERE g.id IN (SELECT s.call FROM subject s WHERE s.digest IN (:values))
        UNION ALL SELECT a.aws_request_id AS id FROM attempt a WHERE a.call IN (SELECT v.call FROM subject v WHERE v.digest IN (:values))
        """;

    /// <summary>Who touched this, or what did this one do: by record, principal, person, application, address, model; <c>*</c> matches anything.</summary>
    /// <param name="subject">A person in every epoch whose key is there; null for none.</param>
    public static TrailQuestion Who(
        IReadOnlyList<(string Column, string Value)> by,
        Scope scope,
        AskedSubject? subject = null
    ) =>
        Layers(
            "who",
            scope.Parameters([.. by.Select(one => (one.Column, (string?)one.Value)), ("subject", subject?.Shown)]),
            [
                .. by.Select(one => new Filter(one.Column == "record" ? "resource" : one.Column, one.Value)),
                .. About(subject),
            ],
            once: true,
            scope
        );

    /// <summary>Everything that one person did, in every layer, in order.</summary>
    /// <param name="person">Null when a subject is asked about.</param>
    public static TrailQuestion Timeline(string? person, Scope scope, AskedSubject? subject = null) =>
        Layers(
            "timeline",
            scope.Parameters(("person", person), ("subject", subject?.Shown)),
            [.. person is null ? Array.Empty<Filter>() : [new("person", person)], .. About(subject)],
            once: false,
            scope
        );

    /// <summary>One call, as every layer has it.</summary>
    /// <param name="id">AWS's request id or Ringfence's own.</param>
    public static TrailQuestion Call(string id, Scope scope) =>
        Layers("call", scope.Parameters(("id", id)), [new("request_id", id, IdsOfCall)], once: false, scope);

    /// <summary>Model calls in CloudTrail that no entry of a gateway explains.</summary>
    /// <param name="window">How long a gateway's record may lag behind AWS's.</param>
    public static TrailQuestion Bypass(TimeSpan window, Scope scope) =>
        new(
            "bypass",
            scope.Parameters(),
            scope,
            PagingByRow.Instance,
            dialect => BypassSql.Text(dialect, scope),
            _ => new() { ["window"] = (long)window.TotalMilliseconds }
        );

    /// <summary>Calls and tokens by day, team and model: the gateway's counts, and CloudTrail's for what went around it.</summary>
    public static TrailQuestion Usage(IReadOnlyDictionary<string, ModelPrice> prices, Scope scope) =>
        new("usage", scope.Parameters(), scope, Paging.ByCount, dialect => UsageSql.Text(dialect, scope), _ => [])
        {
            Finish = answer =>
                prices.Count == 0
                    ? answer
                    : answer with
                    {
                        Columns = [.. answer.Columns, "cost"],
                        Rows = [.. answer.Rows.Select(row => (object?[])[.. row, ModelPrice.Cost(prices, row)])],
                    },
        };

    /// <summary>What a credential, a session or a principal touched: every operation and resource, how often, when first and last.</summary>
    /// <param name="column">One of <see cref="BlastColumns"/>.</param>
    public static TrailQuestion Blast(string column, string value, Scope scope) =>
        BlastColumns.Contains(column)
            ? new(
                "blast",
                scope.Parameters((column, value)),
                scope,
                Paging.ByCount,
                dialect => BlastSql.Text(dialect, column, scope),
                _ => new() { ["value"] = value }
            )
            : throw new ArgumentOutOfRangeException(nameof(column), column, string.Join(", ", BlastColumns));

    /// <summary>What one day has and another has not: principals, models, keys, addresses, and changes of policies.</summary>
    public static TrailQuestion Diff(DateOnly earlier, DateOnly later, Scope scope)
    {
        var (before, after) = (Whole(earlier), Whole(later));
        return new(
            "diff",
            scope.Parameters(("earlier", $"{earlier:yyyy-MM-dd}"), ("later", $"{later:yyyy-MM-dd}")),
            scope,
            Paging.ByCount,
            dialect => DiffSql.Text(dialect, before, after),
            _ =>
                new()
                {
                    ["a_from"] = before.FromMilliseconds,
                    ["a_to"] = before.ToMilliseconds,
                    ["b_from"] = after.FromMilliseconds,
                    ["b_to"] = after.ToMilliseconds,
                }
        );

        static Scope Whole(DateOnly day)
        {
            var start = new DateTimeOffset(day.ToDateTime(TimeOnly.MinValue), TimeSpan.Zero);
            return new(start, start.AddDays(1));
        }
    }

    private static IEnumerable<Filter> About(AskedSubject? subject) =>
        subject is null ? [] : [new("request_id", "", IdsOfSubject) { Values = subject.Digests }];

    private static TrailQuestion Layers(
        string name,
        Dictionary<string, string> shown,
        IReadOnlyList<Filter> filters,
        bool once,
        Scope scope
    ) =>
        new(
            name,
            shown,
            scope,
            PagingByRow.Instance,
            dialect => LayerSql.Rows(dialect, filters, once, scope),
            dialect =>
            {
                var values = new Dictionary<string, object?>();
                for (var at = 0; at < filters.Count; at++)
                {
                    foreach (var (parameter, value) in filters[at].Bound(dialect, $"f{at}"))
                    {
                        values[parameter] = value;
                    }
                }

                return values;
            }
        );
}
