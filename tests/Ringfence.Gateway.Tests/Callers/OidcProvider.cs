using System.Diagnostics;
using System.Net.Http.Json;
using System.Text.Json.Nodes;

namespace Ringfence.Gateway.Tests.Callers;

/// <summary>A certified OpenID provider (npm <c>oidc-provider</c>) in a process of its own: <c>tests/oidc/provider.mjs</c>.</summary>
internal sealed class OidcProvider : IAsyncDisposable
{
    private readonly Process _process;
    private readonly HttpClient _http;

    private OidcProvider(Process process, string issuer)
    {
        (_process, Issuer) = (process, issuer);
        _http = new HttpClient { BaseAddress = new Uri(issuer) };
    }

    public string Issuer { get; }

    /// <summary>Starts one.</summary>
    /// <param name="redirects">Where it leads people back to; without any it signs nobody in.</param>
    public static async Task<OidcProvider> StartAsync(params string[] redirects)
    {
        var folder = Folder();
        if (!Directory.Exists(Path.Combine(folder, "node_modules", "oidc-provider")))
        {
            using var install = Start("npm", folder, "ci", "--no-audit", "--no-fund", "--loglevel=error");
            await install.StandardOutput.ReadToEndAsync();
            await install.WaitForExitAsync();
            Assert.Equal(0, install.ExitCode);
        }
        var process = Start("node", folder, ["provider.mjs", .. redirects]);
        var first =
            await process.StandardOutput.ReadLineAsync()
            ?? throw new InvalidOperationException(
                $"The provider did not start: {await process.StandardError.ReadToEndAsync()}"
            );
        return new OidcProvider(process, JsonNode.Parse(first)!["issuer"]!.GetValue<string>());
    }

    /// <summary>An access token by client credentials; what it says, by client, stands in provider.mjs.</summary>
    public async Task<string> TokenAsync(string client, string resource)
    {
        using var form = new FormUrlEncodedContent(
            new Dictionary<string, string>
            {
                ["grant_type"] = "client_credentials",
                ["client_id"] = client,
                ["client_secret"] = "synthetic-secret",
                ["resource"] = resource,
            }
        );
        using var response = await _http.PostAsync("/token", form);
        response.EnsureSuccessStatusCode();
        return (await response.Content.ReadFromJsonAsync<JsonObject>())!["access_token"]!.GetValue<string>();
    }

    /// <summary>New signing keys; the old ones are withdrawn unless kept.</summary>
    public async Task RotateAsync(bool keepOld)
    {
        using var response = await _http.PostAsync(keepOld ? "/-/rotate?keep=1" : "/-/rotate", null);
        response.EnsureSuccessStatusCode();
    }

    /// <summary>Claims that the next ID token has in place of its own; null takes one away.</summary>
    public async Task SpoilAsync(JsonObject claims)
    {
        using var response = await _http.PostAsJsonAsync("/-/spoil", claims);
        response.EnsureSuccessStatusCode();
    }

    public Task<JsonNode?> KeysAsync() => _http.GetFromJsonAsync<JsonNode>("/jwks");

    public async Task StopAsync()
    {
        if (!_process.HasExited)
        {
            _process.Kill();
            await _process.WaitForExitAsync();
        }
    }

    public async ValueTask DisposeAsync()
    {
        await StopAsync();
        _process.Dispose();
        _http.Dispose();
    }

    private static Process Start(string command, string folder, params string[] arguments)
    {
        var process = Process.Start(
            new ProcessStartInfo(command, arguments)
            {
                UseShellExecute = false,
                WorkingDirectory = folder,
                RedirectStandardInput = true,
                RedirectStandardOutput = true,
                RedirectStandardError = true,
            }
        )!;
        return process;
    }

    private static string Folder()
    {
        var at = new DirectoryInfo(AppContext.BaseDirectory);
        while (!File.Exists(Path.Combine(at.FullName, "Ringfence.slnx")))
        {
            at = at.Parent ?? throw new DirectoryNotFoundException("The tests run outside the repository.");
        }
        return Path.Combine(at.FullName, "tests", "oidc");
    }
}
