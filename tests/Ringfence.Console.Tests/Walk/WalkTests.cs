using System.Text.RegularExpressions;
using Deque.AxeCore.Playwright;
using Microsoft.Playwright;
using Ringfence.Console.SignIn;
using Ringfence.Console.Tests.World;

namespace Ringfence.Console.Tests.Walk;

/// <summary>Every page as each role, on two sizes, in both schemes, by a real browser: no error, nothing that axe finds, nothing too wide.</summary>
public sealed partial class WalkTests(RunningConsole console) : IClassFixture<RunningConsole>
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
        var growth = await GrowthAsync(http);
        var audit = await AuditedAsync(http);
        foreach (
            var path in (string[])
                [
                    "/",
                    "/calls",
                    $"/calls/{id}",
                    "/ledger",
                    "/ledger?entry=0",
                    growth,
                    "/policy",
                    "/usage/first-seen",
                    $"{audit}?severity=High",
                    $"{audit}/fix",
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
                                "/anomalies",
                                "/packs",
                                "/disclosures",
                                "/audit/last",
                                "/audit/registers",
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
            if (path == growth)
            {
                await page.GetByText("It only grew: verified by your browser").WaitForAsync();
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

    [Fact]
    public async Task A_ledger_that_did_not_only_grow_is_told()
    {
        using var http = await console.SignedInAsync(Role.Viewer);
        var growth = await GrowthAsync(http);
        using var playwright = await Playwright.CreateAsync();
        await using var browser = await playwright.Chromium.LaunchAsync(
            new() { ExecutablePath = Chromium, Args = ["--no-sandbox"] }
        );
        var page = await browser.NewPageAsync();
        await page.GotoAsync(console.Link(Role.Viewer));
        // The server says that another ledger came before: every hash of its path is another.
        await page.RouteAsync(
            "**/ledger/consistency/**",
            async route =>
            {
                var answer = await route.FetchAsync();
                var lines = (await answer.TextAsync()).Split('\n');
                for (var at = 1; lines[at].Length > 0; at++)
                {
                    lines[at] = Convert.ToBase64String(new byte[32]);
                }
                await route.FulfillAsync(new() { Response = answer, Body = string.Join('\n', lines) });
            }
        );
        await page.GotoAsync($"{console.Address}/console{growth}");
        await page.GetByText("Not verified: the path leads to another").WaitForAsync();
        Assert.Equal(0, await page.GetByText("It only grew").CountAsync());
    }

    // Two kept checkpoints, the earlier one no power of two, so that its path begins with a hash of its own.
    private async Task<string> GrowthAsync(HttpClient http)
    {
        List<long> sizes = [];
        while (sizes.Count < 2)
        {
            await console.CallAsync("a.okafor", "oncology");
            var size = await PublishedAsync(http);
            if (sizes.Count > 0 ? size > sizes[0] : !System.Numerics.BitOperations.IsPow2(size))
            {
                sizes.Add(size);
            }
        }
        return $"/ledger?older={sizes[0]}&newer={sizes[1]}";
    }

    // Once the ledger's page shows that everything durable is published.
    private async Task<long> PublishedAsync(HttpClient http)
    {
        while (true)
        {
            var page = await http.GetStringAsync("/console/ledger");
            var size = long.Parse(Shown().Match(page).Groups[1].Value);
            if (size == Ringfence.Ledger.LedgerReader.Open(console.Ledger).Size)
            {
                return size;
            }
            await Task.Delay(50);
        }
    }

    private static async Task<string> AuditedAsync(HttpClient http)
    {
        using var form = new MultipartFormDataContent
        {
            {
                new StringContent(await RunningConsole.FormTokenAsync(http, "/console/audit")),
                "__RequestVerificationToken"
            },
            { new StringContent("Resources:\n  Letters:\n    Type: AWS::S3::Bucket\n"), "template", "letters.yaml" },
        };
        using var answer = await http.PostAsync("/console/audit/run", form);
        return answer.Headers.Location!.ToString()["/console".Length..];
    }

    [GeneratedRegex("data-size=\"([0-9]+)\"", RegexOptions.NonBacktracking)]
    private static partial Regex Shown();
}
