using System.Text;
using Ringfence.EndToEnd.Running;

namespace Ringfence.EndToEnd.BadInput;

public sealed class WrongProtocolTests(RunningBoundary boundary) : IClassFixture<RunningBoundary>
{
    private const string Preface = "PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n";

    [Fact]
    public async Task HTTP_1_on_the_HTTP_2_port_is_refused()
    {
        using var connection = await RawConnection.OpenAsync(boundary.Http2);

        await connection.SendAsync("GET /healthz HTTP/1.1\r\nhost: 127.0.0.1\r\n\r\n");
        var received = await connection.ReadToEndAsync();

        Assert.StartsWith("HTTP/1.1 400", received, StringComparison.Ordinal);
        await AssertServesAsync();
    }

    [Fact]
    public async Task HTTP_2_on_the_HTTP_1_port_is_refused()
    {
        using var connection = await RawConnection.OpenAsync(boundary.Http1);

        await connection.SendAsync(Preface);
        var received = await connection.ReadToEndAsync();

        Assert.DoesNotContain("200", received.Split("\r\n")[0], StringComparison.Ordinal);
        await AssertServesAsync();
    }

    [Theory]
    [InlineData("a frame longer than allowed", "\xFF\xFF\xFF\x00\x00\x00\x00\x00\x01")]
    [InlineData("data before headers", "\x00\x00\x01\x00\x01\x00\x00\x00\x01x")]
    [InlineData("headers on stream zero", "\x00\x00\x01\x01\x04\x00\x00\x00\x00\x82")]
    [InlineData("a header block that is none", "\x00\x00\x04\x01\x05\x00\x00\x00\x01\xFF\xFF\xFF\xFF")]
    [InlineData("a push promise from a client", "\x00\x00\x04\x05\x04\x00\x00\x00\x01\x00\x00\x00\x02")]
    public async Task An_HTTP_2_frame_that_may_not_be_ends_the_connection_and_nothing_else(string name, string frame)
    {
        using var connection = await RawConnection.OpenAsync(boundary.Http2);
        const string Settings = "\x00\x00\x00\x04\x00\x00\x00\x00\x00";

        await connection.SendAsync(Encoding.Latin1.GetBytes($"{Preface}{Settings}{frame}"));
        var received = await connection.ReadToEndAsync();

        Assert.True(HasGoAway(Encoding.Latin1.GetBytes(received)), $"{name}: no GOAWAY frame");
        await AssertServesAsync();
    }

    [Fact]
    public async Task Bytes_that_are_no_HTTP_are_refused()
    {
        using var connection = await RawConnection.OpenAsync(boundary.Http1);

        await connection.SendAsync("\x16\x03\x01\x02\x00\x01\x00\x01\xfc\x03\x03\r\n\r\n");
        var received = await connection.ReadToEndAsync();

        Assert.StartsWith("HTTP/1.1 400", received, StringComparison.Ordinal);
        await AssertServesAsync();
    }

    private async Task AssertServesAsync() => await boundary.AssertServesAsync(await boundary.TokenAsync("protocols"));

    // Frames are: three bytes of length, one of type (7 is GOAWAY), five more.
    private static bool HasGoAway(byte[] frames)
    {
        for (var at = 0; at + 9 <= frames.Length; )
        {
            if (frames[at + 3] == 7)
            {
                return true;
            }

            at += 9 + (frames[at] << 16 | frames[at + 1] << 8 | frames[at + 2]);
        }

        return false;
    }
}
