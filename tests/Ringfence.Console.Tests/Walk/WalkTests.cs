using Deque.AxeCore.Playwright;
using Microsoft.Playwright;
using Ringfence.Console.SignIn;
using Ringfence.Console.Tests.World;

namespace Ringfence.Console.Tests.Walk;

/// <summary>Every page as each role, on two sizes, in both schemes, by a real browser: no error, nothing that axe finds, nothing too wide.</summary>
public sealed class WalkTests(RunningConsole console) : IClassFixture<RunningConsole>
{
    private const string Chromium = "/usr/bin/chromium";

    [Theory]
    [InlineData(Role.Viewer, 390, ColorScheme.Light)]
    [InlineData(Role.Auditor, 1280, ColorScheme.Dark)]
    [InlineData(Role.Approver, 390, ColorScheme.Dark)]
    [InlineData(Role.Administrator, 1280, ColorScheme.Light)]
    public async Task Every_page_is_sound(Role role, int width, ColorScheme scheme)
    {
        var id = await console.CallAsync("a.okafor", "oncology");
        using var http = await console.SignedInAsync(role);
        await RunningConsole.UntilAsync(http, "/console/calls", id);
        using var playwright = await Playwright.CreateAsync();
        await using var browser = await playwright.Chromium.LaunchAsync(
            new() { ExecutablePath = Chromium, Args = ["--no-sandbox"] }
        );
        var context = await browser.NewContextAsync(
            new()
            {
                ViewportSize = new() { Width = width, Height = 844 },
                ColorScheme = scheme,
            }
        );
        var page = await context.NewPageAsync();
        List<string> errors = [];
        page.Console += (_, message) =>
        {
            if (message.Type is "error" or "warning")
            {
                errors.Add($"{page.Url}: {message.Text}");
            }
        };
        page.PageError += (_, error) => errors.Add($"{page.Url}: {error}");
        await page.GotoAsync(console.Link(role));
        foreach (
            var path in (string[])
                [
                    "/",
                    "/calls",
                    $"/calls/{id}",
                    "/ledger",
                    "/ledger?entry=0",
                    "/try",
                    "/audit",
                    "/usage",
                    "/people?person=r.meyer",
                    "/controls",
                    "/controls/bucket-has-versioning",
                    "/frameworks/hipaa",
                    .. role >= Role.Auditor
                        ? (string[])
                            [
                                "/evidence",
                                "/evidence?question=who&by=person&value=a.okafor",
                                "/evidence?question=anomalies",
                            ]
                        : [],
                ]
        )
        {
            await page.GotoAsync($"{console.Address}/console{path}");
            if (path.StartsWith("/calls/", StringComparison.Ordinal))
            {
                await page.GetByText("Verified by your browser").First.WaitForAsync();
            }
            var axe = await page.RunAxe();
            Assert.True(
                axe.Violations.Length == 0,
                $"{path}: {string.Join("; ", axe.Violations.Select(one => $"{one.Id} {one.Nodes[0].Html}"))}"
            );
            Assert.True(
                await page.EvaluateAsync<bool>("document.documentElement.scrollWidth <= innerWidth"),
                $"{path} is too wide at {width}"
            );
        }
        Assert.Empty(errors);
    }
}
