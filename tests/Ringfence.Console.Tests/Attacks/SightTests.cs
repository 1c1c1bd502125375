using System.Net;
using Ringfence.Console.SignIn;
using Ringfence.Console.Tests.World;
using Ringfence.Ledger;
using Ringfence.Ledger.Entries;

namespace Ringfence.Console.Tests.Attacks;

public sealed class SightTests(RunningConsole console) : IClassFixture<RunningConsole>
{
    [Fact]
    public async Task A_viewer_sees_no_call_of_another_team()
    {
        var theirs = await console.CallAsync("t.other", "research");
        using var auditor = await console.SignedInAsync(Role.Auditor);
        await RunningConsole.UntilAsync(auditor, "/console/calls", theirs);
        using var viewer = await console.SignedInAsync(Role.Viewer, "oncology");
        Assert.DoesNotContain(theirs, await viewer.GetStringAsync("/console/calls"), StringComparison.Ordinal);
        Assert.DoesNotContain(
            theirs,
            await viewer.GetStringAsync("/console/calls?team=research"),
            StringComparison.Ordinal
        );
        Assert.Equal(HttpStatusCode.NotFound, (await viewer.GetAsync($"/console/calls/{theirs}")).StatusCode);
        var reader = LedgerReader.Open(console.Ledger);
        foreach (var entry in reader.Entries())
        {
            if (EntryEncoding.TryRead(entry.Bytes, out InferenceAsked? asked) && asked!.RequestId == theirs)
            {
                // Its beginning, and its end, which names no team.
                Assert.Equal(
                    HttpStatusCode.NotFound,
                    (await viewer.GetAsync($"/console/ledger/entry/{entry.Index}")).StatusCode
                );
                Assert.Equal(
                    HttpStatusCode.NotFound,
                    (await viewer.GetAsync($"/console/ledger/proof/{entry.Index + 1}")).StatusCode
                );
                Assert.Equal(
                    HttpStatusCode.OK,
                    (await auditor.GetAsync($"/console/ledger/entry/{entry.Index}")).StatusCode
                );
            }
        }
    }

    [Theory]
    [InlineData("<script>alert(1)</script>")]
    [InlineData("\"><img src=x onerror=alert(1)>")]
    [InlineData("'-alert(1)-'")]
    public async Task What_a_caller_says_is_text(string hostile)
    {
        var id = await console.CallAsync("x.y", hostile, hostile, hostile);
        using var auditor = await console.SignedInAsync(Role.Auditor);
        await RunningConsole.UntilAsync(auditor, "/console/calls", id);
        foreach (
            var path in new[]
            {
                "/console/calls",
                $"/console/calls/{id}",
                "/console/ledger",
                "/console/",
                $"/console/calls?person={Uri.EscapeDataString(hostile)}",
            }
        )
        {
            var page = await auditor.GetStringAsync(path);
            Assert.DoesNotContain("<script>alert", page, StringComparison.Ordinal);
            Assert.DoesNotContain("<img src=x", page, StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task An_export_is_in_the_ledger_and_runs_no_formula()
    {
        var id = await console.CallAsync("a.okafor", "oncology", "=cmd|' /C calc'!A0");
        using var auditor = await console.SignedInAsync(Role.Auditor, user: "who.exports");
        await RunningConsole.UntilAsync(auditor, "/console/calls", id);
        var token = await RunningConsole.FormTokenAsync(auditor, "/console/calls");
        using var form = new FormUrlEncodedContent([new("__RequestVerificationToken", token)]);
        using var answer = await auditor.PostAsync("/console/calls/export", form);
        var csv = await answer.Content.ReadAsStringAsync();
        Assert.Contains(id, csv, StringComparison.Ordinal);
        Assert.Contains("\"'=cmd|", csv, StringComparison.Ordinal);
        Assert.DoesNotContain(",\"=", csv, StringComparison.Ordinal);
        var acts = LedgerReader
            .Open(console.Ledger)
            .Entries()
            .Select(entry => EntryEncoding.TryRead(entry.Bytes, out ConsoleUsed? used) ? used : null);
        var exported = Assert.Single(acts, act => act?.Act == "exported" && act.Person.User == "who.exports")!;
        Assert.Equal(("calls.csv", "auditor"), (exported.What, exported.Person.Roles[0]));
        Assert.Equal(64, exported.Digest.Length);
    }
}
