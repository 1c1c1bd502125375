using Ringfence.Gateway.Callers;

namespace Ringfence.Gateway.Tests.Callers;

public sealed class DevelopmentGuardTests
{
    [Theory]
    [InlineData("http://127.0.0.1:8080")]
    [InlineData("http://127.9.9.9:8080")]
    [InlineData("http://[::1]:8080")]
    [InlineData("https://localhost:8443")]
    [InlineData("http://unix:/run/ringfence.sock")]
    public void Loopback_is_allowed(string address) =>
        Assert.Null(DevelopmentGuard.Problem(new() { Directory = "d" }, [address]));

    [Theory]
    [InlineData("http://0.0.0.0:8080")]
    [InlineData("http://[::]:8080")]
    [InlineData("http://*:8080")]
    [InlineData("http://+:8080")]
    [InlineData("http://10.0.0.7:8080")]
    [InlineData("http://gateway.example:8080")]
    [InlineData("http://localhost.example:8080")]
    [InlineData("not an address")]
    public void Anything_else_is_refused_unless_said(string address)
    {
        var problem = DevelopmentGuard.Problem(new() { Directory = "d" }, ["http://127.0.0.1:8080", address]);
        Assert.Contains(address, problem, StringComparison.Ordinal);
        Assert.Contains("AllowNonLoopback=true", problem, StringComparison.Ordinal);
        Assert.Null(DevelopmentGuard.Problem(new() { Directory = "d", AllowNonLoopback = true }, [address]));
        Assert.Null(DevelopmentGuard.Problem(new(), [address]));
    }
}
