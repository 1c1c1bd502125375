using Ringfence.Gateway.Listening;
using Ringfence.Gateway.Tests.World;

namespace Ringfence.Gateway.Tests.Listening;

public sealed class TrustedProxiesTests
{
    [Theory]
    [InlineData("127.0.0.1", "203.0.113.7", "203.0.113.7")]
    [InlineData("127.0.0.0/8", "203.0.113.7", "203.0.113.7")]
    [InlineData("127.0.0.1", "2001:db8::7", "2001:db8::7")]
    [InlineData("127.0.0.1,10.1.0.0/16", "203.0.113.7, 10.1.2.3", "203.0.113.7")]
    // What the client itself wrote stands left of the address that the proxy heard from.
    [InlineData("127.0.0.1", "198.51.100.9, 203.0.113.7", "203.0.113.7")]
    [InlineData("127.0.0.1", "nonsense", "127.0.0.1")]
    // Not from a trusted proxy: the header is anybody's.
    [InlineData("10.1.0.0/16", "203.0.113.7", "127.0.0.1")]
    [InlineData("", "203.0.113.7", "127.0.0.1")]
    public async Task Entries_hold_the_source_that_trusted_proxies_say(string proxies, string forwarded, string source)
    {
        var settings = proxies
            .Split(',', StringSplitOptions.RemoveEmptyEntries)
            .Select((proxy, i) => ($"Listen:TrustedProxies:{i}", proxy))
            .ToDictionary(it => it.Item1, it => (string?)it.proxy);
        await using var world = await GatewayWorld.StartAsync(settings);
        world.Client.DefaultRequestHeaders.TryAddWithoutValidation("X-Forwarded-For", forwarded);

        using var response = await world.ConverseAsync();

        Assert.Equal(source, (await world.RecordedAsync()).Pair().Asked.Call.Source);
        Assert.DoesNotContain(
            world.Bedrock.Requests,
            request => request.Headers.Keys.Any(name => name.Contains("forwarded", StringComparison.OrdinalIgnoreCase))
        );
    }

    [Theory]
    [InlineData("proxy.example.com")]
    [InlineData("10.1.0.0/33")]
    [InlineData("0.0.0.0/0")]
    [InlineData("::/0")]
    public void What_is_no_proxy_is_told(string proxy) =>
        Assert.Contains(proxy, Assert.Single(new ListenerOptions { TrustedProxies = [proxy] }.Problems()));
}
