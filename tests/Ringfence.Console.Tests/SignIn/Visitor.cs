using System.Net;
using System.Text.RegularExpressions;
using Ringfence.Console.Tests.World;

namespace Ringfence.Console.Tests.SignIn;

/// <summary>A browser that signs in, a step at a time: what comes back from the provider may be altered before the console has it.</summary>
internal sealed partial class Visitor(OidcConsole console) : IDisposable
{
    private readonly HttpClient _http = console.Stranger();

    public HttpClient Http => _http;

    /// <summary>Presses "Sign in": the provider's address with all that the console asks of it.</summary>
    public async Task<Uri> BeginAsync(string to = "/")
    {
        var page = await _http.GetStringAsync($"/console/sign-in?to={Uri.EscapeDataString(to)}");
        using var form = new FormUrlEncodedContent([
            new("__RequestVerificationToken", RunningConsole.FormTokenOf(page)),
            new("to", to),
        ]);
        using var answer = await _http.PostAsync("/console/sign-in/begin", form);
        return new Uri(answer.Headers.GetValues("Refresh").Single()["0; url=".Length..]);
    }

    /// <summary>At the provider: signs in and agrees; the address that it leads back to.</summary>
    public async Task<Uri> AnswerAsync(Uri address, string login)
    {
        var at = address;
        HttpResponseMessage answer = await _http.GetAsync(at);
        for (var steps = 0; steps < 20; steps++)
        {
            if (answer.Headers.Location is { } next)
            {
                at = new Uri(at, next);
                if (at.AbsolutePath == "/console/sign-in/callback")
                {
                    return at;
                }
                answer = await _http.GetAsync(at);
                continue;
            }
            var page = await answer.Content.ReadAsStringAsync();
            Assert.True(answer.StatusCode == HttpStatusCode.OK, page);
            var form = new Dictionary<string, string> { ["prompt"] = Prompt().Match(page).Groups[1].Value };
            if (form["prompt"] == "login")
            {
                (form["login"], form["password"]) = (login, "synthetic");
            }
            at = new Uri(at, WebUtility.HtmlDecode(Action().Match(page).Groups[1].Value));
            answer = await _http.PostAsync(at, new FormUrlEncodedContent(form));
        }
        Assert.Fail($"the provider never led back from {at}");
        return at;
    }

    /// <summary>All of it; where the console leads in the end.</summary>
    public async Task<string> SignInAsync(string login, string to = "/")
    {
        using var answer = await _http.GetAsync(await AnswerAsync(await BeginAsync(to), login));
        return answer.Headers.Location!.OriginalString;
    }

    public async Task<HttpStatusCode> StatusAsync(string path) => (await _http.GetAsync(path)).StatusCode;

    public void Dispose() => _http.Dispose();

    [GeneratedRegex("name=\"prompt\" value=\"([a-z]+)\"", RegexOptions.NonBacktracking)]
    private static partial Regex Prompt();

    [GeneratedRegex("<form[^>]* action=\"([^\"]+)\"", RegexOptions.NonBacktracking)]
    private static partial Regex Action();
}
