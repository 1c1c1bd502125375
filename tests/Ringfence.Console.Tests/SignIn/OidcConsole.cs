using System.Net;
using System.Net.Sockets;
using System.Text.Json.Nodes;
using Ringfence.Console.Tests.World;
using Ringfence.Gateway.Tests.Callers;

namespace Ringfence.Console.Tests.SignIn;

/// <summary>A boundary whose console people enter by a real OpenID provider.</summary>
public class OidcConsole : RunningConsole
{
    private OidcProvider _provider = null!;

    /// <summary>The client that the console is at the provider, and its secret.</summary>
    protected virtual (string Id, string Secret) Client => ("console", "synthetic-secret");

    public string Issuer => _provider.Issuer;

    public Task RotateAsync(bool keepOld) => _provider.RotateAsync(keepOld);

    public Task SpoilAsync(JsonObject claims) => _provider.SpoilAsync(claims);

    public override async ValueTask DisposeAsync()
    {
        GC.SuppressFinalize(this);
        await base.DisposeAsync();
        await _provider.DisposeAsync();
    }

    protected override async Task<Dictionary<string, string?>> OverridesAsync()
    {
        var address = $"http://127.0.0.1:{FreePort()}";
        _provider = await OidcProvider.StartAsync($"{address}/console/sign-in/callback");
        return new()
        {
            ["Listen:Port"] = new Uri(address).Port.ToString(),
            ["Listen:Http2Port"] = "0",
            ["Console:PublicUrl"] = address,
            ["Console:Oidc:Issuer"] = _provider.Issuer,
            ["Console:Oidc:ClientId"] = Client.Id,
            ["Console:Oidc:ClientSecret"] = Client.Secret,
            ["Console:Oidc:Roles:Viewer:0"] = "console-view",
            ["Console:Oidc:Roles:Auditor:0"] = "console-audit",
            ["Console:Oidc:Roles:Approver:0"] = "console-approve",
            ["Console:Oidc:Roles:Administrator:0"] = "console-admin",
        };
    }

    // The provider is told where it leads back to before the console listens there.
    private static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }
}
