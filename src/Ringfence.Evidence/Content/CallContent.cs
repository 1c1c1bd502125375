using Ringfence.Evidence.Store;

namespace Ringfence.Evidence.Content;

/// <summary>What was asked and answered in one call, out of a store that was told to keep it.</summary>
/// <param name="RequestId">AWS's request id.</param>
/// <param name="Side"><c>input</c> or <c>output</c>.</param>
/// <param name="Body">As the model's own words have it.</param>
public sealed record CallContent(string RequestId, string Side, ReadOnlyMemory<byte> Body)
{
    /// <summary>The bodies of a call that are stored, by AWS's request id or Ringfence's own; each attempt's. What is under zero data retention is never among them.</summary>
    /// <exception cref="InvalidDataException">The key is destroyed or not here, or a row was altered.</exception>
    /// <exception cref="IOException">The store cannot be read.</exception>
    public static IReadOnlyList<CallContent> Read(EvidenceStore store, string id)
    {
        ArgumentNullException.ThrowIfNull(store);
        if (store.Scalar("SELECT count(*) FROM sqlite_master WHERE name = 'content'") == 0)
        {
            return [];
        }

        using var rows = new Statement(
            store.Database,
            $"""
            SELECT c.request_id, c.side, c.sealed FROM content c JOIN invocation_v i ON i.request_id = c.request_id
            WHERE c.request_id IN (SELECT ?1 UNION ALL SELECT a.aws_request_id FROM attempt a JOIN gateway_call g ON g.id = a.call WHERE g.request_id = ?1)
              AND NOT {ZeroRetention.Applies} ORDER BY i.time, c.request_id, c.side
            """
        );
        rows.Bind(1, id);
        var found = new List<CallContent>();
        ContentKeys? keys = null;
        while (rows.Step())
        {
            keys ??=
                ContentKeys.Open(store.Path)
                ?? throw new InvalidDataException(
                    $"content is stored, and its key '{ContentKeys.PathOf(store.Path)}' is destroyed or not here"
                );
            var (request, side) = (rows.Text(0)!, rows.Text(1)!);
            found.Add(new(request, side, ContentSeal.Open(keys, request, side, rows.Blob(2))));
        }

        return found;
    }
}
