using System.Globalization;
using System.Text;
using Ringfence.Evidence.Store;

namespace Ringfence.Evidence.Ingest;

/// <summary>
/// Records that come again under an id that the store knows, and say something else: replayed with a change, or forged. What the first one
/// said stays. A field that one of them lacks is no difference: the same record comes in several forms.
/// </summary>
internal sealed class Contradictions(EvidenceStore store) : IDisposable
{
    private static readonly string[] OfEvents =
    [
        "request_id",
        "time",
        "source",
        "name",
        "region",
        "account",
        "principal",
        "access_key",
        "address",
        "model",
        "resource",
        "error",
    ];

    // How many bytes a body has and where it lies differs by where Bedrock delivers to; what it counted does not.
    private static readonly string[] OfInvocations =
    [
        "time",
        "account",
        "region",
        "operation",
        "principal",
        "person",
        "team",
        "model",
        "inference_region",
        "error",
        "ringfence_id",
        "input_tokens",
        "output_tokens",
        "cache_read",
        "cache_write",
    ];

    private readonly Statement _event = Known(store, Tables.Event, OfEvents);
    private readonly Statement _invocation = Known(store, Tables.Invocation, OfInvocations);
    private readonly Statement _keep = new(
        store.Database,
        "INSERT OR IGNORE INTO contradiction(layer, id, file, fields) VALUES(?1, ?2, ?3, ?4)"
    );

    /// <summary>Keeps that a row contradicts the one in the store, and says so; null when it says the same.</summary>
    public string? Of(Row row, long file)
    {
        var (known, fields, layer) =
            row.Table == Tables.Event ? (_event, OfEvents, "cloudtrail")
            : row.Table == Tables.Invocation ? (_invocation, OfInvocations, "invocation-log")
            : (null!, [], "");
        if (known is null)
        {
            return null;
        }

        var id = Encoding.UTF8.GetString(row.Text(0));
        known.Bind(1, id);
        var different = known.Step() ? Different(known, row, fields) : [];
        known.Reset();
        if (different.Count == 0)
        {
            return null;
        }

        var list = string.Join(", ", different);
        _keep.Bind(1, layer);
        _keep.Bind(2, id);
        _keep.Bind(3, file);
        _keep.Bind(4, list);
        _keep.Step();
        _keep.Reset();
        return $"a record with the id {id} of another that says something else ({list}): replayed with a change, or forged; the first is kept";
    }

    public void Dispose()
    {
        _event.Dispose();
        _invocation.Dispose();
        _keep.Dispose();
    }

    private static Statement Known(EvidenceStore store, Table table, string[] fields) =>
        new(store.Database, $"SELECT {string.Join(", ", fields)} FROM {table.Name}_v WHERE {table.Key} = ?1");

    private static List<string> Different(Statement known, Row row, string[] fields)
    {
        var different = new List<string>();
        for (var at = 0; at < fields.Length; at++)
        {
            var column = row.Table.ColumnOf(fields[at]);
            if (row.IsNull(column) || known.Text(at) is not { } text)
            {
                continue;
            }

            var given =
                row.Table.Columns[column].Kind == ColumnKind.Number
                    ? row.Number(column).ToString(CultureInfo.InvariantCulture)
                    : Encoding.UTF8.GetString(row.Text(column));
            if (given != text)
            {
                different.Add(fields[at]);
            }
        }

        return different;
    }
}
