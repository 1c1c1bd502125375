using System.Security.Cryptography;
using System.Text;
using Microsoft.Data.Sqlite;
using Ringfence.Gateway.Callers;
using Ringfence.Ledger.Entries;
using Ringfence.Redaction;

namespace Ringfence.Gateway.Phi;

/// <summary>
/// Conversations between calls: SQLite, one sealed row each (AES-256-GCM), under a key file that only its owner can read. Neither the
/// caller nor the conversation's name stands in it, only an HMAC of both; so who knows the name of another caller's conversation finds
/// nothing by it. A row lives until <c>Phi:ConversationTtl</c> after its last use.
/// </summary>
internal sealed class ConversationStore : IDisposable
{
    private const int KeyBytes = 32;
    private const int NonceBytes = 12;
    private const int TagBytes = 16;

    private readonly SqliteConnection _database;
    private readonly byte[] _nameKey;
    private readonly AesGcm _seal;
    private readonly TimeSpan _ttl;
    private readonly TimeProvider _time;
    private readonly Lock _lock = new();

    /// <summary>Opens the store of a directory, which must be there.</summary>
    /// <exception cref="IOException">The key file can be read by others, or is no key.</exception>
    public ConversationStore(string directory, TimeSpan ttl, TimeProvider time)
    {
        (_ttl, _time) = (ttl, time);
        var key = Key(Path.Combine(directory, "conversations.key"));
        _nameKey = HKDF.Expand(HashAlgorithmName.SHA256, key, KeyBytes, "name"u8.ToArray());
        _seal = new AesGcm(HKDF.Expand(HashAlgorithmName.SHA256, key, KeyBytes, "seal"u8.ToArray()), TagBytes);
        _database = new SqliteConnection(
            new SqliteConnectionStringBuilder { DataSource = Path.Combine(directory, "conversations.db") }.ToString()
        );
        _database.Open();
        Run(
            """
            PRAGMA journal_mode = WAL;
            PRAGMA synchronous = NORMAL;
            PRAGMA secure_delete = ON;
            CREATE TABLE IF NOT EXISTS conversation (name BLOB PRIMARY KEY, sealed BLOB NOT NULL, expires INTEGER NOT NULL) WITHOUT ROWID;
            """
        );
    }

    /// <summary>The caller's conversation of that name; a new one where there is none, or where it has expired.</summary>
    public Conversation Open(Caller caller, string name)
    {
        var row = RowOf(caller, name);
        lock (_lock)
        {
            return Read(row) ?? Conversation.New();
        }
    }

    /// <summary>Keeps it. Values that another call of the same conversation has brought meanwhile stay in it.</summary>
    public void Save(Caller caller, string name, Conversation conversation)
    {
        var row = RowOf(caller, name);
        lock (_lock)
        {
            Run("DELETE FROM conversation WHERE expires <= $now", ("$now", Now));
            var kept =
                Read(row) is { } other && other.Seed.AsSpan().SequenceEqual(conversation.Seed)
                    ? other.Values.Concat(conversation.Values).Distinct()
                    : conversation.Values;
            Run(
                "INSERT OR REPLACE INTO conversation (name, sealed, expires) VALUES ($name, $sealed, $expires)",
                ("$name", row),
                ("$sealed", Seal(row, conversation.Seed, kept)),
                ("$expires", Now + (long)_ttl.TotalMilliseconds)
            );
        }
    }

    public void Dispose()
    {
        _database.Dispose();
        _seal.Dispose();
    }

    private long Now => _time.GetUtcNow().ToUnixTimeMilliseconds();

    private byte[] RowOf(Caller caller, string name) =>
        HMACSHA256.HashData(
            _nameKey,
            Encoding.UTF8.GetBytes(string.Join('\0', caller.Issuer, caller.Subject, caller.User, caller.Team, name))
        );

    private Conversation? Read(byte[] row)
    {
        using var command = _database.CreateCommand();
        command.CommandText = "SELECT sealed FROM conversation WHERE name = $name AND expires > $now";
        command.Parameters.AddWithValue("$name", row);
        command.Parameters.AddWithValue("$now", Now);
        if (command.ExecuteScalar() is not byte[] content)
        {
            return null;
        }
        var plain = new byte[content.Length - NonceBytes - TagBytes];
        _seal.Decrypt(
            content.AsSpan(0, NonceBytes),
            content.AsSpan(NonceBytes + TagBytes),
            content.AsSpan(NonceBytes, TagBytes),
            plain,
            row
        );
        using var reader = new BinaryReader(new MemoryStream(plain), Encoding.UTF8);
        var seed = reader.ReadBytes(Conversation.SeedBytes);
        var values = new (PhiKind, string)[reader.ReadInt32()];
        for (var i = 0; i < values.Length; i++)
        {
            values[i] = ((PhiKind)reader.ReadByte(), reader.ReadString());
        }
        return Conversation.Of(seed, values);
    }

    /// <summary>Nonce, tag, then the secret and the values; bound to the row that they stand in.</summary>
    private byte[] Seal(byte[] row, byte[] seed, IEnumerable<(PhiKind Kind, string Value)> values)
    {
        var all = values.ToArray();
        using var plain = new MemoryStream();
        using (var writer = new BinaryWriter(plain, Encoding.UTF8, leaveOpen: true))
        {
            writer.Write(seed);
            writer.Write(all.Length);
            foreach (var (kind, value) in all)
            {
                writer.Write((byte)kind);
                writer.Write(value);
            }
        }
        var content = new byte[NonceBytes + TagBytes + plain.Length];
        RandomNumberGenerator.Fill(content.AsSpan(0, NonceBytes));
        _seal.Encrypt(
            content.AsSpan(0, NonceBytes),
            plain.ToArray(),
            content.AsSpan(NonceBytes + TagBytes),
            content.AsSpan(NonceBytes, TagBytes),
            row
        );
        return content;
    }

    private void Run(string sql, params ReadOnlySpan<(string Name, object Value)> parameters)
    {
        using var command = _database.CreateCommand();
        command.CommandText = sql;
        foreach (var (name, value) in parameters)
        {
            command.Parameters.AddWithValue(name, value);
        }
        command.ExecuteNonQuery();
    }

    private static byte[] Key(string path)
    {
        if (!File.Exists(path))
        {
            OwnerOnlyFile.Create(path, RandomNumberGenerator.GetBytes(KeyBytes));
        }
        if (OwnerOnlyFile.Problem(path) is { } problem)
        {
            throw new IOException(problem);
        }
        return File.ReadAllBytes(path) is { Length: KeyBytes } key
            ? key
            : throw new IOException($"{path} is not {KeyBytes} bytes long, and so no key of conversations.");
    }
}
