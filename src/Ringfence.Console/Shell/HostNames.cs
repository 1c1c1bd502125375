using System.Net;
using Microsoft.AspNetCore.Http;

namespace Ringfence.Console.Shell;

/// <summary>
/// The names that the console answers to. A site that points its own name at this machine (DNS rebinding) sends that name, and is refused.
/// </summary>
internal sealed class HostNames
{
    private readonly HashSet<string> _names = new(StringComparer.OrdinalIgnoreCase) { "localhost" };

    public HostNames(ConsoleOptions options)
    {
        _names.UnionWith(options.Hosts);
        if (options.PublicUrl.Length > 0)
        {
            _names.Add(new Uri(options.PublicUrl).Host);
        }
    }

    public bool Knows(HostString host) =>
        _names.Contains(host.Host)
        || (IPAddress.TryParse(host.Host.Trim('[', ']'), out var address) && IPAddress.IsLoopback(address));
}
