using System.Globalization;
using Ringfence.Evidence.Engines;
using Ringfence.Evidence.Integrity;
using Ringfence.Evidence.Questions;
using Ringfence.Evidence.Store;

namespace Ringfence.Evidence.Detections;

/// <summary>Every detection over a store.</summary>
public static class Anomalies
{
    private const string Found =
        "CAST(f.time AS bigint) AS time, f.person AS person, f.principal AS principal, f.address AS address, f.what AS what, CAST(f.count AS bigint) AS count, f.request_id AS request_id";

    private static readonly string[] Columns =
    [
        "severity",
        "detection",
        "title",
        "time",
        "person",
        "principal",
        "address",
        "what",
        "count",
        "request_id",
        "why",
        "next",
        "attack",
        "controls",
        "control_ids",
    ];

    /// <summary>The ids that <c>only</c> may name; the last of them need the file of what is expected.</summary>
    public static IReadOnlyList<string> Ids { get; } =
    [.. DetectionLibrary.All.Concat(Unexpected.All).Select(detection => detection.Id)];

    /// <summary>Those of them that need the logs alone, and so can be put to an engine.</summary>
    public static IReadOnlyList<string> Library { get; } = [.. DetectionLibrary.All.Select(detection => detection.Id)];

    /// <summary>Worst first, then by time.</summary>
    /// <param name="least">Nothing below this severity.</param>
    /// <param name="only">One detection; null for all.</param>
    /// <param name="more">Rows of other detections, in the same columns.</param>
    /// <param name="progress">Told after each detection: over all of a large store they take minutes.</param>
    /// <exception cref="FormatException">The cursor is none.</exception>
    public static Answer Find(
        EvidenceStore store,
        Severity least,
        string? only,
        Scope scope,
        IReadOnlyList<object?[]>? more = null,
        Action<DetectionProgress>? progress = null
    )
    {
        var offset = 0;
        if (scope.Cursor is { } cursor && !int.TryParse(cursor, CultureInfo.InvariantCulture, out offset))
        {
            throw new FormatException($"'{cursor}' is no cursor; give the `next` of the page before");
        }

        var asked = Asked(least, only);
        // At most so many of one kind: a flood of one must not hide another.
        var found = DetectionRun.Run(store, asked, scope, most: 10_000, progress);
        List<object?[]> rows =
        [
            .. asked.SelectMany((detection, at) => found[at].Rows.Select(row => Row(detection, row))),
        ];
        if (more is not null)
        {
            rows =
            [
                .. rows.Concat(more.Where(row => only is null || (string?)row[1] == only))
                    .OrderByDescending(row => Enum.Parse<Severity>((string)row[0]!, ignoreCase: true)),
            ];
        }

        return new(
            "anomalies",
            scope.Parameters(("severity", least.ToString().ToLowerInvariant()), ("detection", only)),
            Columns,
            [.. rows.Skip(offset).Take(scope.Limit)],
            Coverage.Of(store, scope),
            rows.Count > offset + scope.Limit ? $"{offset + scope.Limit}" : null
        );
    }

    /// <summary>A finding in the columns of the answer.</summary>
    /// <param name="found">time, person, principal, address, what, count, request_id.</param>
    internal static object?[] Row(Detection detection, IReadOnlyList<object?> found) =>
        [
            detection.Severity.ToString().ToLowerInvariant(),
            detection.Id,
            detection.Title,
            .. found,
            detection.Why,
            detection.Next,
            detection.Attack,
            detection.Controls,
            string.Join(", ", ConcernedControls.Of(detection.Id)),
        ];

    /// <summary>Every detection of the library as one question, for an organisation's engine: worst first, then by detection and time.</summary>
    /// <param name="least">Nothing below this severity.</param>
    /// <param name="only">One detection; null for all.</param>
    public static TrailQuestion Question(Severity least, string? only, Scope scope)
    {
        var asked = Asked(least, only);
        return new(
            "anomalies",
            scope.Parameters(("severity", least.ToString().ToLowerInvariant()), ("detection", only)),
            scope,
            Paging.ByCount,
            dialect => Together(dialect, asked, scope),
            _ => []
        )
        {
            Finish = answer =>
                answer with
                {
                    Columns = Columns,
                    Rows =
                    [
                        .. answer.Rows.Select(row =>
                            Row(asked[(int)Convert.ToInt64(row[0], CultureInfo.InvariantCulture)], row[1..])
                        ),
                    ],
                },
        };
    }

    /// <summary>What every detection finds in the last days, without a page: severity, detection, title, and the columns of each.</summary>
    internal static string OfLastDays(EngineDialect dialect, int days)
    {
        var scope = new Scope { DaysBack = days };
        return string.Join(
                "\nUNION ALL ",
                DetectionLibrary.All.Select(detection =>
                    $"SELECT '{detection.Severity.ToString().ToLowerInvariant()}' AS severity, '{detection.Id}' AS detection, '{detection.Title.Replace("'", "''", StringComparison.Ordinal)}' AS title, {Found} FROM ({DetectionSql.In(dialect, detection.Sql, scope)}) f"
                )
            )
            .Replace(":from", dialect.TimeBack(days), StringComparison.Ordinal)
            .Replace(":to", long.MaxValue.ToString(CultureInfo.InvariantCulture), StringComparison.Ordinal);
    }

    // Worst first.
    private static List<Detection> Asked(Severity least, string? only) =>
        [
            .. DetectionLibrary
                .All.Where(one => one.Severity >= least && (only is null || one.Id == only))
                .OrderByDescending(one => one.Severity),
        ];

    private static string Together(Dialect dialect, List<Detection> asked, Scope scope)
    {
        var all = asked.Select(
            (detection, at) =>
                $"SELECT {at} AS place, {Found} FROM ({DetectionSql.In(dialect, detection.Sql, scope)}) f"
        );
        return $"""
            SELECT d.place AS place, d.time AS time, d.person AS person, d.principal AS principal, d.address AS address, d.what AS what, d.count AS count, d.request_id AS request_id
            FROM ({string.Join("\nUNION ALL ", all)}) d
            ORDER BY d.place, d.time NULLS FIRST, d.principal NULLS FIRST, d.address NULLS FIRST, d.what NULLS FIRST, d.request_id NULLS FIRST {dialect.Page}
            """;
    }
}
