using System.Net;
using System.Text;
using System.Text.RegularExpressions;
using Ringfence.Cli;
using Ringfence.Cli.Up;
using Ringfence.Console.SignIn;
using Ringfence.Ledger;
using Ringfence.Ledger.Entries;

namespace Ringfence.Console.Tests.World;

/// <summary>A boundary with its console, as <c>up</c> starts it, on a directory of its own.</summary>
public partial class RunningConsole : IAsyncLifetime
{
    private readonly string _root = Path.Combine(
        Path.GetTempPath(),
        "ringfence-console-" + Guid.NewGuid().ToString("N")
    );
    private Boundary _boundary = null!;

    /// <summary>Where it listens, without a slash at the end.</summary>
    public string Address { get; private set; } = "";

    public string Ledger => new DataDirectory(_root).Ledger;

    /// <summary>Settings of this one alone.</summary>
    protected virtual Task<Dictionary<string, string?>> OverridesAsync() => Task.FromResult(Registers.Write(_root));

    public async ValueTask InitializeAsync()
    {
        _boundary = await Boundary.StartAsync(
            new(new DataDirectory(_root), 0, null, Local: true) { Overrides = await OverridesAsync() },
            TestContext.Current.CancellationToken
        );
        Address = _boundary.Http1.GetLeftPart(UriPartial.Authority);
    }

    /// <summary>What people did in the console, as the ledger has it.</summary>
    public IReadOnlyList<ConsoleUsed> Acts() =>
        [
            .. LedgerReader
                .Open(Ledger)
                .Entries()
                .Select(entry => EntryEncoding.TryRead(entry.Bytes, out ConsoleUsed? used) ? used : null)
                .OfType<ConsoleUsed>(),
        ];

    /// <summary>Where the console unpacks what is sent to it.</summary>
    public string Uploads => Path.Combine(new DataDirectory(_root).Console, "uploads");

    public virtual async ValueTask DisposeAsync()
    {
        GC.SuppressFinalize(this);
        await _boundary.DisposeAsync();
        Directory.Delete(_root, recursive: true);
    }

    public string Link(Role role, string team = "oncology", string user = "r.meyer") =>
        _boundary.ConsoleLink(user, team, role);

    /// <summary>A browser's cookies and no redirects followed.</summary>
    public HttpClient Stranger() =>
        new(new SocketsHttpHandler { AllowAutoRedirect = false, CookieContainer = new CookieContainer() })
        {
            BaseAddress = new Uri(Address),
        };

    public async Task<HttpClient> SignedInAsync(Role role, string team = "oncology", string user = "r.meyer")
    {
        var http = Stranger();
        using var answer = await http.GetAsync(Link(role, team, user));
        Assert.Equal("/console/", answer.Headers.Location!.ToString());
        return http;
    }

    /// <summary>A call through the gateway; its request id.</summary>
    public async Task<string> CallAsync(
        string user,
        string team,
        string application = "chart",
        string model = "claude-sonnet"
    )
    {
        using var http = new HttpClient();
        using var request = new HttpRequestMessage(
            HttpMethod.Post,
            $"{Address}/model/{Uri.EscapeDataString(model)}/converse"
        );
        request.Headers.Authorization = new("Bearer", Token(user, team, application));
        request.Content = new StringContent(
            """{"messages":[{"role":"user","content":[{"text":"Patient Harold Whitcombe, MRN UH-48213377, has a cough."}]}]}""",
            Encoding.UTF8,
            "application/json"
        );
        using var answer = await http.SendAsync(request);
        return answer.Headers.GetValues("x-ringfence-request-id").Single();
    }

    /// <summary>The page once it says something: the follower and the tail are seconds behind.</summary>
    public static async Task<string> UntilAsync(HttpClient http, string path, string text)
    {
        for (var tries = 0; tries < 200; tries++)
        {
            var page = await http.GetStringAsync(path);
            if (page.Contains(text, StringComparison.Ordinal))
            {
                return page;
            }
            await Task.Delay(100);
        }
        Assert.Fail($"{path} never said '{text}'");
        return "";
    }

    /// <summary>A form's token, out of a page.</summary>
    public static async Task<string> FormTokenAsync(HttpClient http, string path) =>
        FormTokenOf(await http.GetStringAsync(path));

    public static string FormTokenOf(string page) => FormToken().Match(page).Groups[1].Value;

    private string Token(string user, string team, string application)
    {
        using var issuer = Ringfence.Gateway.Callers.DevelopmentIssuer.Open(
            new DataDirectory(_root).DevelopmentIssuer,
            TimeProvider.System
        );
        return issuer.Issue(user, team, ["clinician"], application, TimeSpan.FromMinutes(5));
    }

    [GeneratedRegex("name=\"__RequestVerificationToken\" value=\"([^\"]+)\"", RegexOptions.NonBacktracking)]
    private static partial Regex FormToken();
}
