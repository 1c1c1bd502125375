using System.Text.RegularExpressions;
using Deque.AxeCore.Commons;
using Deque.AxeCore.Playwright;
using Microsoft.Playwright;
using Ringfence.Console.SignIn;
using Ringfence.Console.Tests.World;

namespace Ringfence.Console.Tests.Walk;

/// <summary>Every page as each role, on two sizes, in both schemes, by a real browser: no error, nothing that axe finds, nothing too wide.</summary>
public sealed partial class WalkTests(RunningConsole console, Browser browser)
    : IClassFixture<RunningConsole>,
        IClassFixture<Browser>
{
    private static readonly int[] Widths = [1280, 390];

    [Theory]
    [InlineData(Role.Viewer)]
    [InlineData(Role.Auditor)]
    [InlineData(Role.Approver)]
    [InlineData(Role.Administrator)]
    public async Task Every_page_is_sound_on_each_size_and_in_each_scheme(Role role)
    {
        var id = await console.CallAsync("a.okafor", "oncology");
        using var http = await console.SignedInAsync(role);
        await RunningConsole.UntilAsync(http, "/console/calls", id);
        var (page, errors) = await browser.OpenAsync();
        await page.GotoAsync(console.Link(role));
        var growth = await GrowthAsync(http);
        var audit = await AuditedAsync(http);
        List<string> wrong = [];
        foreach (var path in Paths.For(role, id, growth, $"{audit}?severity=High", $"{audit}/fix"))
        {
            await page.GotoAsync($"{console.Address}/console{path}");
            if (path == $"/calls/{id}")
            {
                await page.GetByText("Verified by your browser").First.WaitForAsync();
            }
            if (path == growth)
            {
                await page.GetByText("It only grew: verified by your browser").WaitForAsync();
            }
            foreach (var width in Widths)
            {
                await JudgeAsync(page, path, width, wrong);
            }
        }
        await page.Context.CloseAsync();
        Assert.Empty(wrong);
        // A page that is not there is an error to the browser's console, and meant so.
        errors.RemoveAll(error => error.Contains("/no-such-page", StringComparison.Ordinal));
        Assert.Empty(errors);
    }

    [Fact]
    public async Task A_ledger_that_did_not_only_grow_is_told()
    {
        using var http = await console.SignedInAsync(Role.Viewer);
        var growth = await GrowthAsync(http);
        var (page, _) = await browser.OpenAsync();
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
        await page.Context.CloseAsync();
    }

    [Fact]
    public async Task What_was_asked_and_answered_is_shown_once_a_reason_is_given()
    {
        var id = await console.CallAsync("a.okafor", "oncology");
        using var http = await console.SignedInAsync(Role.Administrator);
        await RunningConsole.UntilAsync(http, "/console/calls", id);
        var (page, errors) = await browser.OpenAsync();
        await page.GotoAsync(console.Link(Role.Administrator));
        List<string> wrong = [];
        // The invocation log comes seconds after the call.
        for (var tries = 0; tries < 60 && await page.Locator("pre.said").CountAsync() == 0; tries++)
        {
            await page.GotoAsync($"{console.Address}/console/calls/{id}");
            await page.GetByRole(AriaRole.Link, new() { Name = "What was asked and answered" }).ClickAsync();
            await page.GetByLabel("Why you look").FillAsync("INC-2026-044");
            await page.Keyboard.PressAsync("Enter");
            await page.Locator("pre.said, .empty").First.WaitForAsync();
        }
        Assert.Equal(2, await page.Locator("pre.said").CountAsync());
        foreach (var width in Widths)
        {
            await JudgeAsync(page, "content", width, wrong);
        }
        await page.Context.CloseAsync();
        Assert.Empty(wrong);
        Assert.Empty(errors);
    }

    private static async Task JudgeAsync(IPage page, string path, int width, List<string> wrong)
    {
        await page.SetViewportSizeAsync(width, 844);
        if (!await page.EvaluateAsync<bool>("document.documentElement.scrollWidth <= innerWidth"))
        {
            wrong.Add($"{path} is too wide at {width}");
        }
        foreach (var scheme in (ColorScheme[])[ColorScheme.Light, ColorScheme.Dark])
        {
            await page.EmulateMediaAsync(new() { ColorScheme = scheme });
            // A scheme changes colours and nothing else.
            var axe = await page.RunAxe(
                scheme == ColorScheme.Light
                    ? new()
                    : new AxeRunOptions { RunOnly = RunOnlyOptions.Rules("color-contrast", "link-in-text-block") }
            );
            wrong.AddRange(axe.Violations.Select(one => $"{path} at {width}, {scheme}: {one.Id} {one.Nodes[0].Html}"));
        }
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
