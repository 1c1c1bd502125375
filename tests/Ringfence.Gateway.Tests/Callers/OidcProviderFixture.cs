namespace Ringfence.Gateway.Tests.Callers;

/// <summary>One provider for all tests of a class; those that stop theirs start their own.</summary>
public sealed class OidcProviderFixture : IAsyncLifetime
{
    internal OidcProvider Provider { get; private set; } = null!;

    public async ValueTask InitializeAsync() => Provider = await OidcProvider.StartAsync();

    public ValueTask DisposeAsync() => Provider.DisposeAsync();
}
