using System.Net.Sockets;
using System.Text;

namespace Ringfence.EndToEnd.BadInput;

/// <summary>A TCP connection that sends exactly the bytes it is given, as no HTTP library would.</summary>
internal sealed class RawConnection : IDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);
    private readonly TcpClient _tcp = new();
    private readonly MemoryStream _received = new();

    public static async Task<RawConnection> OpenAsync(Uri gateway)
    {
        var connection = new RawConnection();
        await connection._tcp.ConnectAsync(gateway.Host, gateway.Port);
        return connection;
    }

    /// <summary>Sends text as Latin-1, so that every byte value can be written.</summary>
    public Task SendAsync(string text) => SendAsync(Encoding.Latin1.GetBytes(text));

    /// <summary>Sends bytes; that the other side has closed meanwhile is not an error: it may answer before it has read all.</summary>
    public async Task SendAsync(ReadOnlyMemory<byte> bytes)
    {
        try
        {
            await _tcp.GetStream().WriteAsync(bytes);
        }
        catch (IOException)
        {
            // Closed by the gateway, as it may.
        }
    }

    /// <summary>Reads one response.</summary>
    public async Task<RawResponse> ReadAsync()
    {
        while (true)
        {
            if (RawResponse.Parse(_received.ToArray()) is { } response)
            {
                _received.SetLength(0);
                return response;
            }

            if (!await FillAsync())
            {
                throw new InvalidDataException($"closed before a whole response: '{Received}'");
            }
        }
    }

    /// <summary>Everything until the gateway closes the connection.</summary>
    public async Task<string> ReadToEndAsync()
    {
        while (await FillAsync()) { }

        return Received;
    }

    public void Dispose() => _tcp.Dispose();

    private string Received => Encoding.Latin1.GetString(_received.ToArray());

    private async Task<bool> FillAsync()
    {
        using var deadline = new CancellationTokenSource(Patience);
        var buffer = new byte[16 * 1024];
        try
        {
            var read = await _tcp.GetStream().ReadAsync(buffer, deadline.Token);
            _received.Write(buffer, 0, read);
            return read > 0;
        }
        catch (IOException)
        {
            return false; // reset: closed with bytes of ours unread
        }
        catch (OperationCanceledException late)
        {
            throw new TimeoutException($"no byte for {Patience.TotalSeconds} s after '{Received}'", late);
        }
    }
}
