using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Options;
using Ringfence.Gateway.Models;

namespace Ringfence.Gateway.Tests.Models;

public sealed class PolicyInForceTests
{
    [Fact]
    public void A_changed_configuration_takes_over_whole()
    {
        var (configuration, policy) = Host(Valid());
        using var _ = policy;
        var before = policy.Current.Version;
        policy.Current.Refuses("amazon.nova-pro-v1:0", GatewayError.ModelNotAllowed);

        configuration["Models:Teams:oncology:Allow:0"] = "amazon.nova-*";
        configuration.Reload();

        Assert.Equal("amazon.nova-pro-v1:0", policy.Current.Chooses("amazon.nova-pro-v1:0").Used.Value);
        Assert.NotEqual(before, policy.Current.Version);
    }

    [Theory]
    [InlineData("Models:Regions:0", "nowhere")]
    [InlineData("Models:Teams:oncology:Denny:0", "anthropic.*")]
    public void A_changed_configuration_with_problems_leaves_the_old_one_in_force(string key, string value)
    {
        var (configuration, policy) = Host(Valid());
        using var _ = policy;
        var before = policy.Current;

        configuration[key] = value;
        configuration.Reload();

        Assert.Same(before, policy.Current);
    }

    [Fact]
    public async Task The_host_refuses_to_start_and_lists_every_problem()
    {
        var settings = Valid();
        settings["Models:Regions:0"] = "us-east";
        settings["Models:Aliases:fast"] = "no id at all";
        settings["Models:Accounts:0"] = "12";
        settings["Models:Teams:oncology:Deny:0"] = "an*thropic";
        using var host = new HostBuilder()
            .ConfigureServices(services =>
                services.AddModels(new ConfigurationBuilder().AddInMemoryCollection(settings).Build())
            )
            .Build();

        var refused = await Assert.ThrowsAsync<OptionsValidationException>(() => host.StartAsync());
        Assert.Equal(5, refused.Failures.Count());
    }

    [Fact]
    public async Task The_host_refuses_to_start_with_a_misspelt_key()
    {
        var settings = Valid();
        settings["Models:Teams:oncology:Denny:0"] = "anthropic.*";
        using var host = new HostBuilder()
            .ConfigureServices(services =>
                services.AddModels(new ConfigurationBuilder().AddInMemoryCollection(settings).Build())
            )
            .Build();

        var refused = await Assert.ThrowsAsync<OptionsValidationException>(() => host.StartAsync());
        Assert.Contains("'Denny'", refused.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_version_is_of_the_content_and_not_of_its_order()
    {
        var (a, b) = (Policies.Options(), Policies.Options());
        b.Teams["oncology"].Allow = [.. b.Teams["oncology"].Allow.Reverse()];
        b.Aliases = b.Aliases.Reverse().ToDictionary();
        Assert.Equal(PolicyVersion.Of(a), PolicyVersion.Of(b));
        Assert.Matches("^[0-9a-f]{12}$", PolicyVersion.Of(a));

        b.Regions = [.. b.Regions.Reverse()];
        Assert.NotEqual(PolicyVersion.Of(a), PolicyVersion.Of(b));
    }

    [Fact]
    public void Every_part_of_a_policy_is_part_of_its_version()
    {
        Action<ModelOptions>[] changes =
        [
            options => options.Regions = ["us-east-1"],
            options => options.Accounts = ["111122223333"],
            options => options.AllowGlobal = true,
            options => options.Aliases["x"] = "amazon.nova-pro-v1:0",
            options => options.Teams["oncology"].Deny = ["amazon.titan-*"],
            options => options.Roles["clinician"] = new() { Allow = ["amazon.titan-*"] },
            options =>
                options.ProfileRegions = [new() { Profile = "us.amazon.nova-pro-v1:0", Regions = ["us-east-1"] }],
        ];
        Assert.Equal(typeof(ModelOptions).GetProperties().Length, changes.Length);
        var versions = changes.Select(change =>
        {
            var options = Policies.Options();
            change(options);
            return PolicyVersion.Of(options);
        });
        Assert.Equal(changes.Length + 1, versions.Append(PolicyVersion.Of(Policies.Options())).Distinct().Count());
    }

    private static Dictionary<string, string?> Valid() =>
        new() { ["Models:Regions:0"] = "us-east-1", ["Models:Teams:oncology:Allow:0"] = "amazon.titan-*" };

    private static (IConfigurationRoot Configuration, PolicyInForce Policy) Host(Dictionary<string, string?> settings)
    {
        var configuration = new ConfigurationBuilder().AddInMemoryCollection(settings).Build();
        var services = new ServiceCollection()
            .AddLogging()
            .AddSingleton(Policies.NothingKnown)
            .AddModels(configuration)
            .BuildServiceProvider();
        return (configuration, services.GetRequiredService<PolicyInForce>());
    }
}
