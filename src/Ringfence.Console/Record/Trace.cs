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
        var entry = new ArrayBufferWriter<byte>();
        EntryEncoding.Write(
            entry,
            new ConsoleUsed
            {
                Time = time.GetUtcNow(),
                RequestId = Guid.CreateVersion7(time.GetUtcNow()).ToString(),
                Act = act,
                What = what,
                Person = person.AsCaller(),
                Source = http.HttpContext?.Connection.RemoteIpAddress?.ToString() ?? "",
                Rows = rows,
                Digest = exported is { } bytes ? Convert.ToHexStringLower(SHA256.HashData(bytes.Span)) : "",
            }
        );
        await ledger.AppendAsync(entry.WrittenMemory);
    }
}
