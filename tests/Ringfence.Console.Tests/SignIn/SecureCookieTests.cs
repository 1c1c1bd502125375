using System.Net;
using Ringfence.Console.SignIn;
using Ringfence.Console.Tests.World;

namespace Ringfence.Console.Tests.SignIn;

/// <summary>Where browsers come by TLS, every cookie is one that no subdomain and no plain request can set or read.</summary>
public sealed class SecureCookieTests(SecureConsole console) : IClassFixture<SecureConsole>
{
    [Fact]
    public async Task Cookies_are_bound_to_the_host_and_to_tls()
    {
        using var http = new HttpClient(new SocketsHttpHandler { AllowAutoRedirect = false, UseCookies = false })
        {
            BaseAddress = new Uri(console.Address),
            DefaultRequestHeaders = { Host = SecureConsole.Name },
        };
        using var signedIn = await http.GetAsync(console.Link(Role.Viewer));
        Assert.Equal("/console/", signedIn.Headers.Location!.OriginalString);
        var session = Cookie(signedIn, "__Host-ringfence-session");
        Assert.Contains("max-age=", signedIn.Headers.GetValues("Strict-Transport-Security").Single());

        using var page = await SendAsync(http, HttpMethod.Get, "/console/", session);
        Assert.Equal(HttpStatusCode.OK, page.StatusCode);
        var form = Cookie(page, "__Host-ringfence-form");
        var token = RunningConsole.FormTokenOf(await page.Content.ReadAsStringAsync());

        // The same cookies under the names of a plain console are worth nothing.
        var plain = session.Replace("__Host-", "", StringComparison.Ordinal);
        Assert.Equal(
            HttpStatusCode.Unauthorized,
            (await SendAsync(http, HttpMethod.Get, "/console/", plain)).StatusCode
        );
        using var body = new FormUrlEncodedContent([new("__RequestVerificationToken", token)]);
        using var forged = await SendAsync(
            http,
            HttpMethod.Post,
            "/console/sign-out",
            $"{session}; {form.Replace("__Host-", "", StringComparison.Ordinal)}",
            body
        );
        Assert.Equal(HttpStatusCode.BadRequest, forged.StatusCode);
        using var again = new FormUrlEncodedContent([new("__RequestVerificationToken", token)]);
        using var left = await SendAsync(http, HttpMethod.Post, "/console/sign-out", $"{session}; {form}", again);
        Assert.Equal(HttpStatusCode.Redirect, left.StatusCode);
    }

    private static async Task<HttpResponseMessage> SendAsync(
        HttpClient http,
        HttpMethod method,
        string path,
        string cookies,
        HttpContent? body = null
    )
    {
        using var request = new HttpRequestMessage(method, path) { Content = body };
        request.Headers.Add("Cookie", cookies);
        return await http.SendAsync(request);
    }

    private static string Cookie(HttpResponseMessage answer, string name)
    {
        var cookie = answer
            .Headers.GetValues("Set-Cookie")
            .Single(value => value.StartsWith(name + "=", StringComparison.Ordinal));
        Assert.Contains("; secure", cookie, StringComparison.OrdinalIgnoreCase);
        Assert.Contains("; httponly", cookie, StringComparison.OrdinalIgnoreCase);
        Assert.Contains("; path=/;", cookie + ";", StringComparison.OrdinalIgnoreCase);
        Assert.DoesNotContain("domain=", cookie, StringComparison.OrdinalIgnoreCase);
        return cookie.Split(';')[0];
    }
}
