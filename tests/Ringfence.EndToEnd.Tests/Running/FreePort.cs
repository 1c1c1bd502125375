using System.Net;
using System.Net.Sockets;

namespace Ringfence.EndToEnd.Running;

/// <summary>
/// A port that stays the same over restarts. Below the range from which the kernel takes the ports of outgoing connections: in there, a
/// client that tries a closed port can be given that very port and connect to itself.
/// </summary>
internal static class FreePort
{
    public static int Take()
    {
        while (true)
        {
            var port = Random.Shared.Next(12_000, 30_000);
            using var listener = new TcpListener(IPAddress.Loopback, port);
            try
            {
                listener.Start();
                return port;
            }
            catch (SocketException)
            {
                // Taken: another one.
            }
        }
    }
}
