using System.Net;
using Microsoft.AspNetCore.Http;

namespace Ringfence.Gateway.Callers;

/// <summary>Keeps the development issuer on one machine.</summary>
internal static class DevelopmentGuard
{
    /// <summary>Why the host must not start, or null.</summary>
    /// <param name="addresses">Where the gateway listens, as Kestrel writes it: <c>http://127.0.0.1:8080</c>, <c>http://*:80</c>.</param>
    public static string? Problem(DevelopmentOptions options, IEnumerable<string> addresses)
    {
        if (options.Directory is null || options.AllowNonLoopback)
        {
            return null;
        }
        var open = addresses.Where(address => !IsLoopback(address)).ToArray();
        return open.Length == 0
            ? null
            : $"Callers:Development is on and the gateway would listen on {string.Join(", ", open)}. With the development issuer anyone who "
                + "reads its directory can be any user, so it is for loopback alone. Configure Callers:Issuers and leave out "
                + "Callers:Development:Directory, or listen on 127.0.0.1, or say Callers:Development:AllowNonLoopback=true.";
    }

    private static bool IsLoopback(string address)
    {
        try
        {
            var bound = BindingAddress.Parse(address);
            return bound.IsUnixPipe
                || string.Equals(bound.Host, "localhost", StringComparison.OrdinalIgnoreCase)
                || (IPAddress.TryParse(bound.Host, out var ip) && IPAddress.IsLoopback(ip));
        }
        catch (FormatException)
        {
            return false;
        }
    }
}
