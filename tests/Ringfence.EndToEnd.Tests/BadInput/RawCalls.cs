using Ringfence.EndToEnd.Running;

namespace Ringfence.EndToEnd.BadInput;

/// <summary>Raw requests against a boundary.</summary>
internal static class RawCalls
{
    /// <summary>Sends bytes over a connection of their own and reads one response.</summary>
    public static async Task<RawResponse> ExchangeAsync(this RunningBoundary boundary, string request)
    {
        using var connection = await RawConnection.OpenAsync(boundary.Http1);
        await connection.SendAsync(request);
        return await connection.ReadAsync();
    }

    /// <summary>After whatever was done to it, the gateway is healthy and serves a good call.</summary>
    public static async Task AssertServesAsync(this RunningBoundary boundary, string token)
    {
        var health = await boundary.ExchangeAsync("GET /healthz HTTP/1.1\r\nhost: 127.0.0.1\r\n\r\n");
        Assert.Equal(200, health.Status);
        var answer = await boundary.ExchangeAsync(DoorUnderTest.Named("bedrock").Post(token));
        Assert.True(answer.Status == 200, answer.Body);
    }
}
