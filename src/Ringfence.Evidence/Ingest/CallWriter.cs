using Ringfence.Evidence.Gateway;
using Ringfence.Evidence.Store;
using Ringfence.Ledger.Entries;
using SQLitePCL;

namespace Ringfence.Evidence.Ingest;

/// <summary>Writes a ledger's calls as rows: each once, and its end whenever that comes.</summary>
internal sealed class CallWriter(EvidenceStore store, long file, string origin, IngestReport report) : IDisposable
{
    private readonly RowWriter _rows = new(store.Database);
    private readonly Statement _end = new(
        store.Database,
        """
        UPDATE gateway_call SET answered = ?1, ended = ?2, status = ?3, error = ?4, upstream_error = ?5, input_tokens = ?6, output_tokens = ?7,
          partial = ?8, latency_ms = ?9, guardrail = ?10, attempts = ?11 WHERE request_id = ?12 AND (answered IS NULL OR answered = ?1)
        """
    );
    private readonly Statement _attempt = new(
        store.Database,
        "INSERT OR IGNORE INTO attempt(aws_request_id, call) SELECT ?, id FROM gateway_call WHERE request_id = ?"
    );
    private readonly Statement _subject = new(
        store.Database,
        "INSERT OR IGNORE INTO subject(digest, call) SELECT ?, id FROM gateway_call WHERE request_id = ?"
    );

    /// <summary>Entries that calls are made of, so far.</summary>
    public long Entries { get; private set; }

    public void Write(RecordedCall call)
    {
        Entries += call.AnsweredIndex is { } index && index != call.Index ? 2 : 1;
        using var batch = new RowBatch();
        CallRow.Append(call, origin, batch);
        if (_rows.Write(batch[0], file))
        {
            report.New++;
        }
        else
        {
            report.Repeated++;
            if (call.Answered is { } answered && call.AnsweredIndex is { } ended)
            {
                // The store may know the call as one without an end.
                End(ended, answered);
            }
        }

        Attempts(call.RequestId, call.Answered);
        foreach (var digest in call.Call.Subjects)
        {
            Pair(_subject, digest, call.RequestId);
        }
    }

    /// <summary>The end of a call that was written without it. One whose beginning is nowhere is passed over.</summary>
    public void WriteEnd(long index, InferenceAnswered answered)
    {
        if (End(index, answered))
        {
            Entries++;
            Attempts(answered.RequestId, answered);
        }
    }

    public void Dispose()
    {
        _rows.Dispose();
        _end.Dispose();
        _attempt.Dispose();
        _subject.Dispose();
    }

    private bool End(long index, InferenceAnswered answered)
    {
        _end.Bind(1, index);
        _end.Bind(2, answered.Time.ToUnixTimeMilliseconds());
        _end.Bind(3, answered.Status);
        Word(4, answered.Error);
        Word(5, answered.UpstreamError);
        _end.Bind(6, answered.Tokens.Input);
        _end.Bind(7, answered.Tokens.Output);
        _end.Bind(8, answered.Tokens.Partial ? 1 : 0);
        _end.Bind(9, (long)answered.LatencyMs);
        Word(10, answered.Guardrail);
        _end.Bind(11, answered.AwsRequestIds.Count > 0 ? string.Join(' ', answered.AwsRequestIds) : null);
        _end.Bind(12, answered.RequestId);
        _end.Step();
        _end.Reset();
        return raw.sqlite3_changes(store.Database) > 0;
    }

    private void Word(int parameter, string? word)
    {
        if (string.IsNullOrEmpty(word))
        {
            _end.BindNull(parameter);
        }
        else
        {
            _end.Bind(parameter, _rows.WordOf(word));
        }
    }

    private void Attempts(string requestId, InferenceAnswered? answered)
    {
        foreach (var awsRequestId in answered?.AwsRequestIds ?? [])
        {
            Pair(_attempt, awsRequestId, requestId);
        }
    }

    private static void Pair(Statement statement, string value, string requestId)
    {
        statement.Bind(1, value);
        statement.Bind(2, requestId);
        statement.Step();
        statement.Reset();
    }
}
