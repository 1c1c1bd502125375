using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Options;
using Ringfence.Gateway.Callers;

namespace Ringfence.Gateway.Tests.Callers;

public sealed class CallerOptionsTests
{
    [Fact]
    public async Task The_host_refuses_to_start_and_lists_every_problem()
    {
        using var host = Host(
            new()
            {
                ["Callers:ClockSkew"] = "00:10:00",
                ["Callers:Issuers:0:Issuer"] = "http://idp.example",
                ["Callers:Issuers:0:Algorithms:0"] = "HS256",
                ["Callers:Issuers:1:Issuer"] = "https://idp.example",
                ["Callers:Issuers:1:Audiences:0"] = "ringfence",
                ["Callers:Issuers:1:Claims:Required:0"] = "tid",
                ["Callers:SigV4:Keys:AKIDEXAMPLE:User"] = "batch",
            }
        );
        var refused = await Assert.ThrowsAsync<OptionsValidationException>(() => host.StartAsync());
        string[] named =
        [
            "Callers:ClockSkew",
            "Callers:Issuers:0:Issuer",
            "Callers:Issuers:0:Audiences",
            "Callers:Issuers:0:Algorithms",
            "Callers:Issuers:1:Claims:Required",
            "Callers:SigV4:Regions",
            "Callers:SigV4:Keys:AKIDEXAMPLE needs User and Team",
            "Callers:SigV4:Keys:AKIDEXAMPLE needs either",
        ];
        Assert.Equal(named.Length, refused.Failures.Count());
        Assert.All(
            named,
            name => Assert.Single(refused.Failures, failure => failure.StartsWith(name, StringComparison.Ordinal))
        );
    }

    [Fact]
    public async Task The_host_refuses_to_start_when_nobody_could_vouch_for_a_caller()
    {
        using var host = Host([]);
        var refused = await Assert.ThrowsAsync<OptionsValidationException>(() => host.StartAsync());
        Assert.Contains("Callers:Issuers", Assert.Single(refused.Failures), StringComparison.Ordinal);
    }

    [Fact]
    public void An_issuer_is_given_once()
    {
        IssuerOptions issuer = new() { Issuer = "https://idp.example", Audiences = ["a"] };
        Assert.Contains(
            "2 times",
            Assert.Single(new CallerOptions { Issuers = [issuer, issuer] }.Problems()),
            StringComparison.Ordinal
        );
    }

    [Theory]
    [InlineData("https://idp.example/realms/clinic", true)]
    [InlineData("http://localhost:8080", true)]
    [InlineData("http://127.0.0.1:8080", true)]
    [InlineData("http://idp.example", false)]
    [InlineData("http://localhost.example", false)]
    [InlineData("file:///etc/idp", false)]
    [InlineData("idp.example", false)]
    [InlineData(DevelopmentIssuer.Issuer, false)]
    public void Issuers_are_https_but_for_loopback(string issuer, bool allowed) =>
        Assert.Equal(
            allowed,
            !new IssuerOptions { Issuer = issuer, Audiences = ["a"] }
                .Problems("at")
                .Any()
        );

    [Fact]
    public async Task A_host_with_a_development_issuer_knows_its_callers()
    {
        var directory = Directory.CreateTempSubdirectory("ringfence-").FullName;
        try
        {
            using var issuer = DevelopmentIssuer.Open(directory);
            using var host = Host(new() { ["Callers:Development:Directory"] = directory });
            await host.StartAsync();
            var callers = host.Services.GetRequiredService<CallerDirectory>();
            var who = await callers.AskAsync(issuer.Issue("a.okafor", "oncology", [], "", TimeSpan.FromHours(1)));
            Assert.Equal("a.okafor", who.Caller?.User);
            Assert.Empty(callers.Unready());
            await host.StopAsync();
        }
        finally
        {
            Directory.Delete(directory, recursive: true);
        }
    }

    private static IHost Host(Dictionary<string, string?> settings) =>
        new HostBuilder()
            .ConfigureServices(services =>
                services
                    .AddSingleton(TimeProvider.System)
                    .AddCallers(new ConfigurationBuilder().AddInMemoryCollection(settings).Build())
            )
            .Build();
}
