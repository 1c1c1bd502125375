using System.Net;
using System.Reflection;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Components;
using Ringfence.Console.SignIn;
using Ringfence.Console.Tests.World;

namespace Ringfence.Console.Tests.Attacks;

public sealed class DoorTests(RunningConsole console) : IClassFixture<RunningConsole>
{
    [Theory]
    [InlineData("/console/")]
    [InlineData("/console/calls")]
    [InlineData("/console/calls/live")]
    [InlineData("/console/ledger")]
    [InlineData("/console/ledger/entry/0")]
    [InlineData("/console/try")]
    public async Task Nobody_sees_anything_before_signing_in(string path)
    {
        using var http = console.Stranger();
        Assert.Equal(HttpStatusCode.Unauthorized, (await http.GetAsync(path)).StatusCode);
    }

    [Fact]
    public async Task A_link_lets_in_once()
    {
        var link = console.Link(Role.Viewer);
        using var first = console.Stranger();
        using var second = console.Stranger();
        Assert.Equal("/console/", (await first.GetAsync(link)).Headers.Location!.ToString());
        Assert.Equal("/console/sign-in?why=link", (await second.GetAsync(link)).Headers.Location!.ToString());
        Assert.Equal(HttpStatusCode.Unauthorized, (await second.GetAsync("/console/")).StatusCode);
    }

    [Fact]
    public async Task A_link_that_was_altered_lets_nobody_in()
    {
        using var http = console.Stranger();
        var link = console.Link(Role.Viewer);
        var at = link.IndexOf("key=", StringComparison.Ordinal) + 20;
        var altered = link[..at] + (link[at] == 'A' ? 'B' : 'A') + link[(at + 1)..];
        Assert.Equal("/console/sign-in?why=link", (await http.GetAsync(altered)).Headers.Location!.ToString());
    }

    [Theory]
    [InlineData("https://evil.example/")]
    [InlineData("//evil.example/")]
    [InlineData("/\\evil.example/")]
    [InlineData("javascript:alert(1)")]
    [InlineData("/\t/evil.example")]
    public async Task Signing_in_leads_nowhere_else(string to)
    {
        using var http = console.Stranger();
        using var answer = await http.GetAsync(console.Link(Role.Viewer) + "&to=" + Uri.EscapeDataString(to));
        Assert.Equal("/console/", answer.Headers.Location!.OriginalString);
    }

    [Fact]
    public async Task A_session_that_was_planted_is_not_taken_over()
    {
        using var http = console.Stranger();
        http.DefaultRequestHeaders.Add("Cookie", "ringfence-session=planted");
        using var answer = await http.GetAsync(console.Link(Role.Administrator));
        var cookie = answer
            .Headers.GetValues("Set-Cookie")
            .Single(value => value.StartsWith("ringfence-session=", StringComparison.Ordinal));
        Assert.DoesNotContain("planted", cookie, StringComparison.Ordinal);
        Assert.Contains("httponly", cookie, StringComparison.OrdinalIgnoreCase);
        Assert.Contains("samesite=lax", cookie, StringComparison.OrdinalIgnoreCase);
        using var thief = console.Stranger();
        thief.DefaultRequestHeaders.Add("Cookie", "ringfence-session=planted");
        Assert.Equal(HttpStatusCode.Unauthorized, (await thief.GetAsync("/console/")).StatusCode);
    }

    [Fact]
    public async Task Signing_in_again_ends_the_session_before()
    {
        using var http = console.Stranger();
        var before = Session(await http.GetAsync(console.Link(Role.Viewer)));
        Assert.NotEqual(before, Session(await http.GetAsync(console.Link(Role.Viewer))));
        using var old = console.Stranger();
        old.DefaultRequestHeaders.Add("Cookie", before);
        Assert.Equal(HttpStatusCode.Unauthorized, (await old.GetAsync("/console/")).StatusCode);
    }

    [Fact]
    public async Task Out_is_out_on_the_server()
    {
        using var http = console.Stranger();
        var session = Session(await http.GetAsync(console.Link(Role.Viewer)));
        var token = await RunningConsole.FormTokenAsync(http, "/console/");
        using var form = new FormUrlEncodedContent([new("__RequestVerificationToken", token)]);
        Assert.Equal(HttpStatusCode.Redirect, (await http.PostAsync("/console/sign-out", form)).StatusCode);
        using var kept = console.Stranger();
        kept.DefaultRequestHeaders.Add("Cookie", session);
        Assert.Equal(HttpStatusCode.Unauthorized, (await kept.GetAsync("/console/")).StatusCode);
    }

    [Theory]
    [InlineData("/console/sign-out")]
    [InlineData("/console/calls/export")]
    [InlineData("/console/try")]
    public async Task A_form_of_another_site_is_refused(string path)
    {
        using var http = await console.SignedInAsync(Role.Administrator);
        using var forged = new FormUrlEncodedContent([new("person", "x")]);
        Assert.Equal(HttpStatusCode.BadRequest, (await http.PostAsync(path, forged)).StatusCode);
        Assert.Equal(HttpStatusCode.OK, (await http.GetAsync("/console/")).StatusCode);
    }

    [Fact]
    public async Task A_name_that_is_not_ours_is_refused()
    {
        using var http = await console.SignedInAsync(Role.Viewer);
        using var request = new HttpRequestMessage(HttpMethod.Get, "/console/")
        {
            Headers = { Host = "rebound.example" },
        };
        Assert.Equal(HttpStatusCode.MisdirectedRequest, (await http.SendAsync(request)).StatusCode);
    }

    [Fact]
    public async Task No_page_may_be_framed_or_run_what_is_not_ours()
    {
        using var http = await console.SignedInAsync(Role.Viewer);
        using var answer = await http.GetAsync("/console/calls");
        var policy = answer.Headers.GetValues("Content-Security-Policy").Single();
        Assert.Contains("default-src 'none'", policy, StringComparison.Ordinal);
        Assert.Contains("frame-ancestors 'none'", policy, StringComparison.Ordinal);
        Assert.DoesNotContain("unsafe", policy, StringComparison.Ordinal);
        Assert.Equal("DENY", answer.Headers.GetValues("X-Frame-Options").Single());
        var page = await answer.Content.ReadAsStringAsync();
        Assert.DoesNotContain("style=", page, StringComparison.Ordinal);
        Assert.DoesNotContain("<script>", page, StringComparison.Ordinal);
    }

    [Fact]
    public void Every_page_says_who_may_open_it()
    {
        var pages = typeof(ConsoleOptions)
            .Assembly.GetTypes()
            .Where(type => type.GetCustomAttributes<RouteAttribute>().Any())
            .ToList();
        Assert.NotEmpty(pages);
        Assert.All(
            pages,
            page =>
                Assert.True(
                    page.GetCustomAttributes()
                        .Any(one => one is IAuthorizeData { Roles.Length: > 0 } or IAllowAnonymous),
                    page.Name
                )
        );
    }

    [Fact]
    public async Task A_call_through_the_gateway_needs_no_session() =>
        Assert.NotEmpty(await console.CallAsync("a.okafor", "oncology"));

    private static string Session(HttpResponseMessage answer) =>
        answer
            .Headers.GetValues("Set-Cookie")
            .Single(value => value.StartsWith("ringfence-session=", StringComparison.Ordinal))
            .Split(';')[0];
}
