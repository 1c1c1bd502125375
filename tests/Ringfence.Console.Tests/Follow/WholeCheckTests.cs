using System.Net;
using Ringfence.Console.SignIn;
using Ringfence.Console.Tests.World;

namespace Ringfence.Console.Tests.Follow;

/// <summary>The whole ledger is verified when an auditor asks, and what was altered long ago is told then.</summary>
public sealed class WholeCheckTests(RunningConsole console) : IClassFixture<RunningConsole>
{
    [Fact]
    public async Task An_old_entry_that_was_altered_is_told_once_all_of_it_is_verified()
    {
        var cancel = TestContext.Current.CancellationToken;
        // A bundle is whole after 256 entries: it is never written again.
        await Task.WhenAll(Enumerable.Range(0, 130).Select(_ => console.CallAsync("a.okafor", "oncology")));
        var last = await console.CallAsync("j.abara", "oncology");
        using var auditor = await console.SignedInAsync(Role.Auditor);
        await RunningConsole.UntilAsync(auditor, "/console/calls", last);
        var intact = await RunningConsole.UntilAsync(auditor, "/console/ledger", "intact");
        Assert.Contains("Every hash of it from the first entry on", intact, StringComparison.Ordinal);

        using var viewer = await console.SignedInAsync(Role.Viewer);
        Assert.DoesNotContain(
            "Verify all of it",
            await viewer.GetStringAsync("/console/ledger"),
            StringComparison.Ordinal
        );
        Assert.Equal(HttpStatusCode.Forbidden, (await AskAsync(viewer)).StatusCode);

        var bundle = Path.Combine(console.Ledger, "tile", "entries", "000");
        while (!File.Exists(bundle))
        {
            await console.CallAsync("a.okafor", "oncology");
        }
        var bytes = await File.ReadAllBytesAsync(bundle, cancel);
        bytes[200] ^= 1;
        await File.WriteAllBytesAsync(bundle, bytes, cancel);
        Assert.Equal(HttpStatusCode.Redirect, (await AskAsync(auditor)).StatusCode);
        var told = await RunningConsole.UntilAsync(auditor, "/console/ledger", "does not verify");
        Assert.Contains("tile/entries/000", told, StringComparison.Ordinal);
        Assert.Contains("does not verify", await auditor.GetStringAsync("/console/"), StringComparison.Ordinal);
    }

    private static async Task<HttpResponseMessage> AskAsync(HttpClient http)
    {
        using var form = new FormUrlEncodedContent([
            new("__RequestVerificationToken", await RunningConsole.FormTokenAsync(http, "/console/")),
        ]);
        return await http.PostAsync("/console/ledger/verify", form);
    }
}
