using System.Text.Json;
using Microsoft.Playwright;
using Ringfence.Console.SignIn;
using Ringfence.Console.Tests.World;

namespace Ringfence.Console.Tests.Walk;

/// <summary>Without a mouse: Tab comes to everything that can be operated, shows where it is, and goes on; Enter and Space operate it.</summary>
public sealed class KeyboardTests(RunningConsole console, Browser browser)
    : IClassFixture<RunningConsole>,
        IClassFixture<Browser>
{
    // What Tab should come to: seen, and not the second of a group of radio buttons.
    private const string Operable = """
        () => [...document.querySelectorAll('a[href], button, input:not([type=hidden]), select, textarea, summary, [tabindex="0"]')]
          .filter(e => !e.disabled && e.checkVisibility({ visibilityProperty: true }) && !e.closest('[inert]') && !(e.type === 'radio' && !e.checked))
          .map((e, at) => (e.dataset.walk = at, e.outerHTML.slice(0, 120)))
        """;

    // Where the focus is, and whether that can be seen: an outline or a shadow, on the screen, with nothing over it.
    private const string Focused = """
        () => {
          const e = document.activeElement;
          if (!e || e === document.body) return null;
          const s = getComputedStyle(e), r = e.getBoundingClientRect();
          const x = Math.min(Math.max(r.left + r.width / 2, 0), innerWidth - 1), y = Math.min(Math.max(r.top + Math.min(r.height / 2, 40), 0), innerHeight - 1);
          const over = document.elementFromPoint(x, y);
          const seen = (s.outlineStyle !== 'none' && parseFloat(s.outlineWidth) >= 1) || s.boxShadow !== 'none';
          const there = r.bottom > 0 && r.top < innerHeight && over !== null && (e.contains(over) || over.contains(e) || over.closest('label')?.contains(e) === true);
          return { at: e.dataset.walk ?? '', seen, there, what: e.outerHTML.slice(0, 120) };
        }
        """;

    [Theory]
    [InlineData(1280)]
    [InlineData(390)]
    public async Task Tab_comes_to_everything_and_is_seen_and_is_never_held(int width)
    {
        var id = await console.CallAsync("a.okafor", "oncology");
        using var http = await console.SignedInAsync(Role.Administrator);
        await RunningConsole.UntilAsync(http, "/console/calls", id);
        var (page, errors) = await browser.OpenAsync(width);
        await page.GotoAsync(console.Link(Role.Administrator));
        List<string> wrong = [];
        foreach (var path in Paths.For(Role.Administrator, id))
        {
            await page.GotoAsync($"{console.Address}/console{path}");
            await TabThroughAsync(page, $"{path} at {width}", wrong);
        }
        await page.Context.CloseAsync();
        Assert.True(wrong.Count == 0, string.Join('\n', wrong));
        errors.RemoveAll(error => error.Contains("/no-such-page", StringComparison.Ordinal));
        Assert.Empty(errors);
    }

    [Fact]
    public async Task Enter_and_space_operate_what_tab_came_to()
    {
        var (page, errors) = await browser.OpenAsync(390);
        await page.GotoAsync(console.Link(Role.Auditor));

        // The first stop leads past the navigation.
        await page.Keyboard.PressAsync("Tab");
        Assert.Equal("Skip to content", await page.EvaluateAsync<string>("document.activeElement.textContent"));
        await page.Keyboard.PressAsync("Enter");
        Assert.Equal("main", await page.EvaluateAsync<string>("document.activeElement.id"));

        // The menu opens with Enter, closes with Space, and its links lead on.
        await page.ReloadAsync();
        await ToAsync(page, "summary[aria-label=Menu]");
        await page.Keyboard.PressAsync("Enter");
        Assert.True(await page.EvaluateAsync<bool>("document.querySelector('details.menu').open"));
        await page.Keyboard.PressAsync("Space");
        Assert.False(await page.EvaluateAsync<bool>("document.querySelector('details.menu').open"));
        await page.Keyboard.PressAsync("Enter");
        await ToAsync(page, ".menu a[href='/console/ledger']");
        await page.Keyboard.PressAsync("Enter");
        await ArriveAsync(page, "/console/ledger");

        // A form is filled and sent without leaving its field.
        await ToAsync(page, "input[name=entry]");
        await page.Keyboard.TypeAsync("0");
        await page.Keyboard.PressAsync("Enter");
        await ArriveAsync(page, "/console/ledger?entry=0");

        // A button by Space.
        await ToAsync(page, "form[action='/console/ledger/verify'] button");
        await page.Keyboard.PressAsync("Space");
        await ArriveAsync(page, "/console/ledger");

        // And out.
        await ToAsync(page, "summary[aria-label=Menu]");
        await page.Keyboard.PressAsync("Enter");
        await ToAsync(page, ".menu form[action='/console/sign-out'] button");
        await page.Keyboard.PressAsync("Enter");
        await ArriveAsync(page, "/console/sign-in");
        await page.Context.CloseAsync();
        Assert.Empty(errors);
    }

    private static async Task TabThroughAsync(IPage page, string where, List<string> wrong)
    {
        var operable = await page.EvaluateAsync<string[]>(Operable);
        HashSet<int> reached = [];
        var before = -1;
        // A field for a time has a stop for each of its parts.
        for (var presses = 0; presses <= (operable.Length * 2) + 40; presses++)
        {
            await page.Keyboard.PressAsync("Tab");
            if (await page.EvaluateAsync<JsonElement?>(Focused) is not { ValueKind: JsonValueKind.Object } focused)
            {
                break; // past the last one
            }
            var what = focused.GetProperty("what").GetString();
            if (!focused.GetProperty("seen").GetBoolean() || !focused.GetProperty("there").GetBoolean())
            {
                wrong.Add($"{where}: the focus is not seen on {what}");
            }
            if (!int.TryParse(focused.GetProperty("at").GetString(), out var at))
            {
                continue;
            }
            var isPart = at == before && what!.Contains("type=\"date", StringComparison.Ordinal);
            before = at;
            if (!reached.Add(at) && !isPart)
            {
                if (at == 0)
                {
                    break; // around
                }
                wrong.Add($"{where}: held at {what}");
                break;
            }
        }
        wrong.AddRange(
            operable.Where((_, at) => !reached.Contains(at)).Take(3).Select(what => $"{where}: never reached {what}")
        );
    }

    // Asked of the page itself: a waiter for a navigation misses one that is over before it listens.
    private static Task ArriveAsync(IPage page, string address) =>
        page.WaitForFunctionAsync(
            "address => location.pathname + location.search === address && document.readyState === 'complete'",
            address
        );

    private static async Task ToAsync(IPage page, string selector)
    {
        for (var presses = 0; presses < 60; presses++)
        {
            await page.Keyboard.PressAsync("Tab");
            if (
                await page.EvaluateAsync<bool>(
                    "selector => document.activeElement?.matches(selector) === true",
                    selector
                )
            )
            {
                return;
            }
        }
        Assert.Fail($"Tab never came to {selector} on {page.Url}");
    }
}
