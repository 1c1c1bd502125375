using System.Collections.Concurrent;
using System.Security.Cryptography;
using System.Text.Json;
using Microsoft.AspNetCore.WebUtilities;

namespace Ringfence.Console.SignIn;

/// <summary>
/// Links that sign their holder in, once and soon: what they say, under a key that lies beside the data for its owner alone. A new key is
/// made at every start, so that a link which was used cannot be used after a restart.
/// </summary>
public sealed class OneTimeLinks(string keyFile, TimeProvider time)
{
    /// <summary>How long a link is good for.</summary>
    public static readonly TimeSpan Life = TimeSpan.FromMinutes(15);

    private readonly ConcurrentDictionary<string, DateTimeOffset> _used = new();

    /// <summary>Makes a new key: the links made before are worth nothing.</summary>
    public void Renew()
    {
        Directory.CreateDirectory(Path.GetDirectoryName(keyFile)!);
        File.Delete(keyFile);
        var file = new FileStreamOptions { Mode = FileMode.CreateNew, Access = FileAccess.Write };
        if (!OperatingSystem.IsWindows())
        {
            file.UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite;
        }
        using var stream = new FileStream(keyFile, file);
        stream.Write(RandomNumberGenerator.GetBytes(32));
    }

    /// <summary>A link's path for a person, below the listener's address.</summary>
    /// <exception cref="IOException">There is no key: no console is running on this data.</exception>
    public string Make(Person person)
    {
        var ticket = new LinkTicket(
            person.User,
            person.Teams,
            person.Role,
            (time.GetUtcNow() + Life).ToUnixTimeSeconds(),
            RandomNumberGenerator.GetHexString(32)
        );
        var bytes = JsonSerializer.SerializeToUtf8Bytes(ticket, LinkTicketJson.Default.LinkTicket);
        return $"{ConsoleOptions.Prefix}/sign-in/link?key={WebEncoders.Base64UrlEncode(bytes)}.{WebEncoders.Base64UrlEncode(Sign(bytes))}";
    }

    /// <summary>Whose link it is, if it is one, in time, and for the first time; null otherwise.</summary>
    internal Person? Redeem(string key)
    {
        if (Ticket(key) is not { } ticket)
        {
            return null;
        }
        var now = time.GetUtcNow();
        var ends = DateTimeOffset.FromUnixTimeSeconds(ticket.Ends);
        foreach (var (nonce, until) in _used)
        {
            if (until < now)
            {
                _used.TryRemove(nonce, out _);
            }
        }
        return ends > now && _used.TryAdd(ticket.Nonce, ends)
            ? new("ringfence:one-time-link", ticket.User, ticket.User, ticket.Teams, ticket.Role)
            : null;
    }

    private LinkTicket? Ticket(string key)
    {
        if (key.Length > 4096 || key.Split('.') is not [var said, var signed])
        {
            return null;
        }
        try
        {
            var bytes = WebEncoders.Base64UrlDecode(said);
            return CryptographicOperations.FixedTimeEquals(Sign(bytes), WebEncoders.Base64UrlDecode(signed))
                ? JsonSerializer.Deserialize(bytes, LinkTicketJson.Default.LinkTicket)
                : null;
        }
        catch (FormatException)
        {
            return null;
        }
    }

    private byte[] Sign(byte[] bytes) =>
        HMACSHA256.HashData(File.ReadAllBytes(keyFile), (byte[])[.. "ringfence console link\n"u8, .. bytes]);
}
