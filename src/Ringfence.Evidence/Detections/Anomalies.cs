using Ringfence.Evidence.Integrity;
using Ringfence.Evidence.Questions;
using Ringfence.Evidence.Store;

namespace Ringfence.Evidence.Detections;

/// <summary>Every detection over a store.</summary>
public static class Anomalies
{
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

    /// <summary>Worst first, then by time.</summary>
    /// <param name="least">Nothing below this severity.</param>
    /// <param name="only">One detection; null for all.</param>
    /// <param name="more">Rows of other detections, in the same columns.</param>
    /// <exception cref="FormatException">The cursor is none.</exception>
    public static Answer Find(
        EvidenceStore store,
        Severity least,
        string? only,
        Scope scope,
        IReadOnlyList<object?[]>? more = null
    )
    {
        var offset = 0;
        if (
            scope.Cursor is { } cursor
            && !int.TryParse(cursor, System.Globalization.CultureInfo.InvariantCulture, out offset)
        )
        {
            throw new FormatException($"'{cursor}' is no cursor; give the `next` of the page before");
        }

        var parameters = new Dictionary<string, object?>
        {
            ["from"] = scope.FromMilliseconds,
            ["to"] = scope.ToMilliseconds,
        };
        var rows = new List<object?[]>();
        foreach (
            var detection in DetectionLibrary
                .All.Where(one => one.Severity >= least && (only is null || one.Id == only))
                .OrderByDescending(one => one.Severity)
        )
        {
            // At most so many of one kind: a flood of one must not hide another.
            var found = Query
                .Run(store, $"SELECT * FROM ({detection.Sql}) ORDER BY time", parameters, most: 10_000)
                .Rows;
            rows.AddRange(found.Select(row => Row(detection, row)));
        }

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
}
