using System.Net.Sockets;
using System.Text;

namespace Ringfence.Gateway.Tests.World;

/// <summary>Bytes on a socket, for requests that no client library would send.</summary>
internal static class Raw
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(10);

    /// <summary>Sends <paramref name="request"/> as it stands and reads until the server closes.</summary>
    public static async Task<string> SendAsync(Uri server, string request)
    {
        using var socket = new TcpClient();
        await socket.ConnectAsync(server.Host, server.Port);
        await using var stream = socket.GetStream();
        using var patience = new CancellationTokenSource(Patience);
        await stream.WriteAsync(Encoding.Latin1.GetBytes(request), patience.Token);
        using var answer = new MemoryStream();
        try
        {
            await stream.CopyToAsync(answer, patience.Token);
        }
        catch (Exception end) when (end is IOException or OperationCanceledException)
        {
            // A reset after the answer, or a server that waits for more: what came is the answer.
        }
        return Encoding.Latin1.GetString(answer.ToArray());
    }

    /// <summary>A POST with a body and whatever headers are given, one a line.</summary>
    public static string Post(string target, string headers, string body) =>
        $"POST {target} HTTP/1.1\r\nHost: gateway\r\nContent-Type: application/json\r\n{headers}Content-Length: {Encoding.Latin1.GetByteCount(body)}\r\nConnection: close\r\n\r\n{body}";

    public static int Status(string answer) =>
        answer.StartsWith("HTTP/1.1 ", StringComparison.Ordinal) ? int.Parse(answer.AsSpan(9, 3)) : 0;
}
