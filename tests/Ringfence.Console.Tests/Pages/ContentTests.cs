using System.Net;
using Ringfence.Console.SignIn;
using Ringfence.Console.Tests.World;
using Ringfence.Ledger;
using Ringfence.Ledger.Entries;

namespace Ringfence.Console.Tests.Pages;

/// <summary>What was asked and answered is shown to whom it may be, after the look is in the ledger.</summary>
public sealed class ContentTests(RunningConsole console) : IClassFixture<RunningConsole>
{
    [Fact]
    public async Task An_administrator_sees_it_and_the_look_is_recorded_with_its_reason()
    {
        var call = await console.CallAsync("a.okafor", "oncology");
        using var http = await console.SignedInAsync(Role.Administrator, user: "who.looks");
        var page = await ShownAsync(http, call, "INC-2026-044");
        Assert.Contains("has a cough", page, StringComparison.Ordinal);
        Assert.Contains("Answered, ", page, StringComparison.Ordinal);
        // What the model saw: the name was gone by then.
        Assert.DoesNotContain("Whitcombe", page, StringComparison.Ordinal);
        var looks = Looks(call);
        Assert.All(looks, look => Assert.Equal(("INC-2026-044", "who.looks"), (look.Reason, look.Person!.User)));
        Assert.Contains(
            looks,
            look =>
                look.Bodies is [var asked, var answered]
                && asked.EndsWith("/input", StringComparison.Ordinal)
                && answered.EndsWith("/output", StringComparison.Ordinal)
        );
        Assert.All(looks, look => Assert.Equal("administrator", look.Person!.Roles[0]));
    }

    [Theory]
    [InlineData(Role.Viewer)]
    [InlineData(Role.Auditor)]
    [InlineData(Role.Approver)]
    public async Task A_role_below_it_gets_neither_page_nor_content(Role role)
    {
        var call = await console.CallAsync("a.okafor", "oncology");
        using var administrator = await console.SignedInAsync(Role.Administrator);
        await ShownAsync(administrator, call, "so that it is there");
        using var http = await console.SignedInAsync(role);
        Assert.DoesNotContain(
            "/content\"",
            await http.GetStringAsync($"/console/calls/{call}"),
            StringComparison.Ordinal
        );
        using var asked = await http.GetAsync(Page(call));
        Assert.Equal(HttpStatusCode.Forbidden, asked.StatusCode);
        var token = await RunningConsole.FormTokenAsync(http, "/console/try");
        using var posted = await PostAsync(http, call, "I would like to", token);
        Assert.DoesNotContain("has a cough", await posted.Content.ReadAsStringAsync(), StringComparison.Ordinal);
        Assert.DoesNotContain(Looks(call), look => look.Reason == "I would like to");
    }

    [Fact]
    public async Task Without_a_reason_nothing_is_shown_and_nothing_recorded()
    {
        var call = await console.CallAsync("a.okafor", "oncology");
        using var http = await console.SignedInAsync(Role.Administrator);
        await RunningConsole.UntilAsync(http, "/console/calls", call);
        using var answer = await PostAsync(http, call, "  ", await RunningConsole.FormTokenAsync(http, Page(call)));
        var page = await answer.Content.ReadAsStringAsync();
        Assert.Contains("Say why", page, StringComparison.Ordinal);
        Assert.DoesNotContain("has a cough", page, StringComparison.Ordinal);
        Assert.Empty(Looks(call));
    }

    [Fact]
    public async Task A_call_that_nobody_has_is_not_found()
    {
        using var http = await console.SignedInAsync(Role.Administrator);
        Assert.Equal(HttpStatusCode.NotFound, (await http.GetAsync(Page("no-such-call"))).StatusCode);
    }

    private static string Page(string call) => $"/console/calls/{call}/content";

    // The invocation log comes seconds after the call.
    private static async Task<string> ShownAsync(HttpClient http, string call, string reason)
    {
        await RunningConsole.UntilAsync(http, "/console/calls", call);
        var token = await RunningConsole.FormTokenAsync(http, Page(call));
        for (var tries = 0; tries < 100; tries++)
        {
            using var answer = await PostAsync(http, call, reason, token);
            var page = await answer.Content.ReadAsStringAsync();
            if (page.Contains("Answered, ", StringComparison.Ordinal))
            {
                return page;
            }
            Assert.Contains("None is kept", page, StringComparison.Ordinal);
            await Task.Delay(200);
        }
        Assert.Fail("the content never came");
        return "";
    }

    private static Task<HttpResponseMessage> PostAsync(HttpClient http, string call, string reason, string token) =>
        http.PostAsync(
            Page(call),
            new FormUrlEncodedContent([
                new("_handler", "content"),
                new("__RequestVerificationToken", token),
                new("reason", reason),
            ])
        );

    private List<ContentViewed> Looks(string call) =>
        [
            .. LedgerReader
                .Open(console.Ledger)
                .Entries()
                .Select(entry => EntryEncoding.TryRead(entry.Bytes, out ContentViewed? viewed) ? viewed : null)
                .OfType<ContentViewed>()
                .Where(viewed => viewed.Call == call),
        ];
}
