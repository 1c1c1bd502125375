using Amazon.Runtime;
using Amazon.Runtime.Identity;
using Ringfence.Aws.Credentials;

namespace Ringfence.Tests.Aws.Credentials;

public class DefaultChainKeysTests
{
    [Fact]
    public async Task The_same_keys_are_the_same_instance_and_changed_ones_are_another()
    {
        var chain = new Chain { Found = new SessionAWSCredentials("ASIA1", "s", "t1") };
        var clock = new Clock();
        var source = new DefaultChainKeys(chain, clock);
        var first = await source.GetAsync(CancellationToken.None);
        Assert.Same(first, await source.GetAsync(CancellationToken.None));
        Assert.Equal(("ASIA1", "s", "t1"), (first.AccessKeyId, first.SecretAccessKey, first.SessionToken));

        clock.Advance(DefaultChainKeys.AskEvery);
        chain.Found = new SessionAWSCredentials("ASIA1", "s", "t2");
        Assert.Equal("t2", (await source.GetAsync(CancellationToken.None)).SessionToken);

        clock.Advance(DefaultChainKeys.AskEvery);
        chain.Found = new BasicAWSCredentials("AKIA1", "s");
        Assert.Null((await source.GetAsync(CancellationToken.None)).SessionToken);
    }

    [Fact]
    public async Task The_chain_is_asked_once_in_a_while_and_not_for_every_call()
    {
        var chain = new Chain { Found = new BasicAWSCredentials("AKIA1", "s") };
        var clock = new Clock();
        var source = new DefaultChainKeys(chain, clock);
        for (var i = 0; i < 3; i++)
        {
            await source.GetAsync(CancellationToken.None);
        }
        Assert.Equal(1, chain.Asked);

        clock.Advance(DefaultChainKeys.AskEvery);
        await source.GetAsync(CancellationToken.None);
        Assert.Equal(2, chain.Asked);
    }

    [Fact]
    public async Task A_chain_that_finds_nothing_says_where_it_looked()
    {
        var none = await Assert.ThrowsAsync<NoAwsKeysException>(() =>
            new DefaultChainKeys(new Chain(), TimeProvider.System).GetAsync(CancellationToken.None).AsTask()
        );
        Assert.Contains("AWS_PROFILE", none.Message);
    }

    [Theory]
    [InlineData("Amazon.SSO.AmazonSSOClient, AWSSDK.SSO")]
    [InlineData("Amazon.SSOOIDC.AmazonSSOOIDCClient, AWSSDK.SSOOIDC")]
    [InlineData("Amazon.SecurityToken.AmazonSecurityTokenServiceClient, AWSSDK.SecurityToken")]
    public void What_the_chain_loads_by_name_is_there(string client) => Assert.NotNull(Type.GetType(client));

    private sealed class Clock : TimeProvider
    {
        private long _ticks;

        public override long TimestampFrequency => TimeSpan.TicksPerSecond;

        public override long GetTimestamp() => _ticks;

        public void Advance(TimeSpan by) => _ticks += by.Ticks;
    }

    private sealed class Chain : IIdentityResolver<AWSCredentials>
    {
        public AWSCredentials? Found { get; set; }

        public int Asked { get; private set; }

        public AWSCredentials ResolveIdentity(IClientConfig clientConfig)
        {
            Asked++;
            return Found ?? throw new AmazonClientException("none");
        }

        public Task<AWSCredentials> ResolveIdentityAsync(
            IClientConfig clientConfig,
            CancellationToken cancellationToken = default
        ) => Task.FromResult(ResolveIdentity(clientConfig));

        BaseIdentity IIdentityResolver.ResolveIdentity(IClientConfig clientConfig) => ResolveIdentity(clientConfig);

        async Task<BaseIdentity> IIdentityResolver.ResolveIdentityAsync(
            IClientConfig clientConfig,
            CancellationToken cancellationToken
        ) => await ResolveIdentityAsync(clientConfig, cancellationToken);
    }
}
