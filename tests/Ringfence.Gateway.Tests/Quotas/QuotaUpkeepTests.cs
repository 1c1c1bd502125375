using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Options;
using Ringfence.Gateway.Quotas;
using Ringfence.Ledger.Entries;

namespace Ringfence.Gateway.Tests.Quotas;

public sealed class QuotaUpkeepTests
{
    private static readonly Caller Okafor = new("https://idp.example", "s-1", "a.okafor", "oncology", [], "");

    private readonly FakeTime _time = new();
    private IConfigurationRoot _configuration = null!;

    [Fact]
    public async Task A_host_forgets_idle_accounts_every_minute()
    {
        using var host = Host(new() { ["Quotas:EachUser:RequestsPerMinute"] = "10" });
        await host.StartAsync();
        var quota = host.Services.GetRequiredService<Quota>();
        quota.Reserve(Okafor, 1, out _, out _)!.Settle(1);
        Assert.Equal(1, quota.Accounts);

        while (quota.Accounts > 0)
        {
            _time.Advance(TimeSpan.FromMinutes(1));
            await Task.Yield();
        }
        await host.StopAsync();
    }

    [Fact]
    public async Task Changed_limits_hold_from_then_on_and_wrong_ones_never()
    {
        using var host = Host(new() { ["Quotas:EachUser:RequestsPerMinute"] = "1" });
        await host.StartAsync();
        var quota = host.Services.GetRequiredService<Quota>();
        Assert.NotNull(quota.Reserve(Okafor, 1, out _, out _));
        Assert.Null(quota.Reserve(Okafor, 1, out _, out _));

        _configuration.Reload();
        Assert.Null(quota.Reserve(Okafor, 1, out _, out _));

        _configuration["Quotas:Users:a.okafor:RequestsPerMinute"] = "-5";
        _configuration.Reload();
        Assert.Null(quota.Reserve(Okafor, 1, out _, out _));

        _configuration["Quotas:Users:a.okafor:RequestsPerMinute"] = "2";
        _configuration.Reload();
        Assert.NotNull(quota.Reserve(Okafor, 1, out _, out _));
        Assert.NotNull(quota.Reserve(Okafor, 1, out _, out _));
        Assert.Null(quota.Reserve(Okafor, 1, out _, out _));
        await host.StopAsync();
    }

    [Fact]
    public async Task The_host_refuses_to_start_and_lists_every_problem()
    {
        using var host = Host(
            new()
            {
                ["Quotas:EachUser:RequestsPerMinute"] = "-1",
                ["Quotas:Teams:oncology:TokensPerMinute"] = "2000000000000",
            }
        );
        var refused = await Assert.ThrowsAsync<OptionsValidationException>(() => host.StartAsync());
        Assert.Equal(2, refused.Failures.Count());
    }

    private IHost Host(Dictionary<string, string?> settings)
    {
        _configuration = new ConfigurationBuilder().AddInMemoryCollection(settings).Build();
        return new HostBuilder()
            .ConfigureServices(services => services.AddSingleton<TimeProvider>(_time).AddQuotas(_configuration))
            .Build();
    }
}
