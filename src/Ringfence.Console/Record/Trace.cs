using System.Buffers;
using System.Security.Cryptography;
using Microsoft.AspNetCore.Http;
using Ringfence.Console.SignIn;
using Ringfence.Ledger;
using Ringfence.Ledger.Entries;

namespace Ringfence.Console.Record;

/// <summary>What people do in the console, into the ledger, before it is done: who cannot be recorded gets nothing.</summary>
public sealed class Trace(MerkleLog ledger, IHttpContextAccessor http, TimeProvider time)
{
    /// <summary>Writes one act. MUST complete before what it speaks of is shown or sent.</summary>
    /// <param name="act">One of those that <see cref="ConsoleUsed.Act"/> names.</param>
    /// <param name="what">Of what; never content.</param>
    /// <exception cref="LedgerFault">It could not be made durable: what it speaks of must not happen.</exception>
    public async Task WriteAsync(
        Person person,
        string act,
        string what,
        long? rows = null,
        ReadOnlyMemory<byte>? exported = null
    )
    {
        var now = time.GetUtcNow();
        ConsoleUsed used = new()
        {
            Time = now,
            RequestId = IdAt(now),
            Act = act,
            What = what,
            Person = person.AsCaller(),
            Source = Source,
            Rows = rows,
            Digest = exported is { } bytes ? Convert.ToHexStringLower(SHA256.HashData(bytes.Span)) : "",
        };
        await AppendAsync(entry => EntryEncoding.Write(entry, used));
    }

    /// <summary>Writes that somebody looks at what was asked and answered in a call. MUST complete before it is shown.</summary>
    /// <param name="call">The id under which the call was asked for.</param>
    /// <param name="bodies">Which: AWS's request id and the side.</param>
    /// <param name="reason">As they gave it.</param>
    /// <exception cref="LedgerFault">It could not be made durable: it must not be shown.</exception>
    public async Task WriteViewAsync(Person person, string call, IReadOnlyList<string> bodies, string reason)
    {
        var now = time.GetUtcNow();
        ContentViewed viewed = new()
        {
            Time = now,
            RequestId = IdAt(now),
            Call = call,
            Bodies = bodies,
            Reason = reason,
            By = person.User,
            Person = person.AsCaller(),
            Source = Source,
        };
        await AppendAsync(entry => EntryEncoding.Write(entry, viewed));
    }

    private async Task AppendAsync(Action<ArrayBufferWriter<byte>> write)
    {
        ArrayBufferWriter<byte> entry = new();
        write(entry);
        await ledger.AppendAsync(entry.WrittenMemory);
    }

    private static string IdAt(DateTimeOffset time) => Guid.CreateVersion7(time).ToString();

    private string Source => http.HttpContext?.Connection.RemoteIpAddress?.ToString() ?? "";
}
