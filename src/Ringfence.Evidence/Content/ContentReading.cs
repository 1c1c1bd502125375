using Ringfence.Evidence.Ingest;
using Ringfence.Evidence.Store;

namespace Ringfence.Evidence.Content;

/// <summary>
/// Prompts and answers into the store, sealed, where that was asked for. It runs when everything else is settled, over the files that
/// hold bodies: what may be kept is known by then, and nothing is stored first and taken away later.
/// </summary>
internal sealed class ContentReading : IDisposable
{
    private readonly EvidenceStore _store;
    private readonly ContentKeys _keys;
    private readonly Statement _judge;
    private readonly Statement _put;
    private long _kept;
    private long _refused;
    private long _unknown;

    private ContentReading(EvidenceStore store, ContentKeys keys)
    {
        (_store, _keys) = (store, keys);
        _judge = new Statement(
            store.Database,
            $"SELECT {ZeroRetention.Applies} FROM invocation_v i WHERE i.request_id = ?"
        );
        _put = new Statement(
            store.Database,
            "INSERT OR IGNORE INTO content(request_id, side, sealed) VALUES(?1, ?2, ?3)"
        );
    }

    /// <exception cref="IOException">The store or its key cannot be written.</exception>
    public static ContentReport Run(
        EvidenceStore store,
        IReadOnlyList<InputFile> files,
        ContentKeys keys,
        CancellationToken cancel
    )
    {
        using var reading = new ContentReading(store, keys);
        var removed = ContentErasure.ZeroRetained(store);
        using var wanted = new Statement(
            store.Database,
            "SELECT id FROM file f WHERE path = ? AND size = ? AND stamp = ? AND kinds LIKE '%invocation-%' AND NOT EXISTS (SELECT 1 FROM content_file c WHERE c.file = f.id)"
        );
        foreach (var file in files)
        {
            cancel.ThrowIfCancellationRequested();
            wanted.Bind(1, file.Path);
            wanted.Bind(2, file.Size);
            wanted.Bind(3, file.Stamp);
            if (wanted.Step())
            {
                var id = wanted.Number(0);
                wanted.Reset();
                reading.Read(file, id, cancel);
            }

            wanted.Reset();
        }

        return new(reading._kept, reading._refused, removed, reading._unknown);
    }

    public void Dispose()
    {
        _judge.Dispose();
        _put.Dispose();
    }

    private void Read(InputFile file, long id, CancellationToken cancel)
    {
        var parsed = new ParsedFile(file.Path) { Body = Keep };
        _store.Run("BEGIN IMMEDIATE");
        try
        {
            if (file.OpenRemote is null)
            {
                FileParser.Parse(parsed, batch => batch.Dispose());
            }
            else
            {
                using var content = file.OpenRemote(cancel).Content;
                FileParser.Parse(content, parsed, batch => batch.Dispose());
            }

            _store.Run(
                string.Create(
                    System.Globalization.CultureInfo.InvariantCulture,
                    $"INSERT INTO content_file(file) VALUES({id}); COMMIT"
                )
            );
        }
        catch
        {
            _store.Run("ROLLBACK");
            throw;
        }
    }

    private void Keep(string requestId, string side, ReadOnlySpan<byte> body)
    {
        _judge.Bind(1, requestId);
        var known = _judge.Step();
        var zero = known && _judge.Number(0) != 0;
        _judge.Reset();
        if (!known || zero)
        {
            _ = known ? _refused++ : _unknown++;
            return;
        }

        _put.Bind(1, requestId);
        _put.Bind(2, side);
        _put.BindBlob(3, ContentSeal.Close(_keys, requestId, side, body));
        _put.Step();
        _put.Reset();
        _kept += SQLitePCL.raw.sqlite3_changes(_store.Database);
    }
}
