using System.Net;
using System.Text.Json.Nodes;
using Ringfence.Console.Tests.World;
using Ringfence.Ledger;
using Ringfence.Ledger.Entries;

namespace Ringfence.Console.Tests.SignIn;

/// <summary>Signing in with a certified OpenID provider: code with PKCE, state, nonce, roles by claim, keys that change.</summary>
public sealed class OidcTests(OidcConsole console) : IClassFixture<OidcConsole>
{
    private const string Refused = "/console/sign-in?why=refused";

    [Theory]
    [InlineData("viewer", "v.people", "viewer", HttpStatusCode.Forbidden)]
    [InlineData("auditor", "u.audit", "auditor", HttpStatusCode.OK)]
    [InlineData("approver", "p.approve", "approver", HttpStatusCode.OK)]
    [InlineData("admin", "d.admin", "administrator", HttpStatusCode.OK)]
    public async Task A_role_is_what_the_claims_say(string login, string user, string role, HttpStatusCode evidence)
    {
        using var visitor = new Visitor(console);
        Assert.Equal("/console/calls?team=x", await visitor.SignInAsync(login, "/calls?team=x"));
        Assert.Equal(HttpStatusCode.OK, await visitor.StatusAsync("/console/"));
        Assert.Equal(evidence, await visitor.StatusAsync("/console/evidence"));
        var recorded = SignedIn().Last(one => one.Person.User == user).Person;
        Assert.Equal((console.Issuer, login, role), (recorded.Issuer, recorded.Subject, Assert.Single(recorded.Roles)));
    }

    [Theory]
    [InlineData("nobody")]
    [InlineData("unsaid")]
    public async Task Who_has_no_role_sees_nothing(string login)
    {
        using var visitor = new Visitor(console);
        Assert.Equal(Refused, await visitor.SignInAsync(login));
        Assert.Equal(HttpStatusCode.Unauthorized, await visitor.StatusAsync("/console/"));
        Assert.DoesNotContain(SignedIn(), one => one.Person.Subject == login);
    }

    [Fact]
    public async Task What_is_asked_of_the_provider_is_a_code_with_a_challenge_of_its_own()
    {
        using var visitor = new Visitor(console);
        var first = Query(await visitor.BeginAsync());
        var second = Query(await visitor.BeginAsync());
        Assert.Equal(("code", "S256"), (first["response_type"], first["code_challenge_method"]));
        foreach (var name in (string[])["state", "nonce", "code_challenge"])
        {
            Assert.True(first[name].Length >= 43, name);
            Assert.NotEqual(first[name], second[name]);
        }
    }

    [Theory]
    [InlineData("""{"aud":"another-application"}""")]
    [InlineData("""{"aud":["console","another"],"azp":"another"}""")]
    [InlineData("""{"iss":"https://another.example"}""")]
    [InlineData("""{"nonce":"of-another-sign-in"}""")]
    [InlineData("""{"nonce":null}""")]
    [InlineData("""{"exp":1700000000}""")]
    [InlineData("""{"exp":null}""")]
    [InlineData("""{"nbf":4000000000}""")]
    [InlineData("""{"sub":null}""")]
    public async Task A_token_that_is_not_for_this_sign_in_lets_nobody_in(string claims)
    {
        using var visitor = new Visitor(console);
        var back = await visitor.AnswerAsync(await visitor.BeginAsync(), "admin");
        await console.SpoilAsync(JsonNode.Parse(claims)!.AsObject());
        using var answer = await visitor.Http.GetAsync(back);
        Assert.Equal(Refused, answer.Headers.Location!.OriginalString);
        Assert.Equal(HttpStatusCode.Unauthorized, await visitor.StatusAsync("/console/"));
    }

    [Fact]
    public async Task An_answer_with_another_state_lets_nobody_in()
    {
        using var visitor = new Visitor(console);
        var back = await visitor.AnswerAsync(await visitor.BeginAsync(), "admin");
        var altered = back.AbsoluteUri.Replace("state=", "state=x", StringComparison.Ordinal);
        Assert.Equal(Refused, await LocationAsync(visitor, altered));
        // And the sign-in that it spoiled is over.
        Assert.Equal(Refused, await LocationAsync(visitor, back.AbsoluteUri));
    }

    [Fact]
    public async Task An_answer_counts_once_and_for_the_browser_that_asked()
    {
        using var owner = new Visitor(console);
        using var thief = new Visitor(console);
        var back = await owner.AnswerAsync(await owner.BeginAsync(), "admin");
        Assert.Equal(Refused, await LocationAsync(thief, back.AbsoluteUri));
        await thief.BeginAsync();
        Assert.Equal(Refused, await LocationAsync(thief, back.AbsoluteUri));
        Assert.Equal("/console/", await LocationAsync(owner, back.AbsoluteUri));
        Assert.Equal(Refused, await LocationAsync(owner, back.AbsoluteUri));
    }

    [Fact]
    public async Task A_code_of_another_sign_in_is_worth_nothing_without_its_verifier()
    {
        using var victim = new Visitor(console);
        using var thief = new Visitor(console);
        var stolen = Query(await victim.AnswerAsync(await victim.BeginAsync(), "admin"))["code"];
        var own = await thief.AnswerAsync(await thief.BeginAsync(), "viewer");
        var injected = own.AbsoluteUri.Replace(Query(own)["code"], stolen, StringComparison.Ordinal);
        Assert.Equal(Refused, await LocationAsync(thief, injected));
        Assert.Equal(HttpStatusCode.Unauthorized, await thief.StatusAsync("/console/"));
    }

    [Fact]
    public async Task An_answer_of_another_issuer_or_without_a_code_lets_nobody_in()
    {
        using var visitor = new Visitor(console);
        var back = await visitor.AnswerAsync(await visitor.BeginAsync(), "admin");
        var mixed = back.AbsoluteUri.Replace(
            Uri.EscapeDataString(console.Issuer),
            Uri.EscapeDataString("https://another.example"),
            StringComparison.Ordinal
        );
        Assert.NotEqual(back.AbsoluteUri, mixed);
        Assert.Equal(Refused, await LocationAsync(visitor, mixed));
        var state = Query(await visitor.BeginAsync())["state"];
        Assert.Equal(
            Refused,
            await LocationAsync(visitor, $"/console/sign-in/callback?error=access_denied&state={state}")
        );
    }

    [Theory]
    [InlineData("https://evil.example/")]
    [InlineData("//evil.example")]
    public async Task Signing_in_leads_nowhere_else(string to)
    {
        using var visitor = new Visitor(console);
        Assert.Equal("/console/", await visitor.SignInAsync("viewer", to));
    }

    [Fact]
    public async Task Keys_that_the_provider_changes_are_learnt_at_once_however_often()
    {
        for (var times = 0; times < 3; times++)
        {
            using var visitor = new Visitor(console);
            Assert.Equal("/console/", await visitor.SignInAsync("viewer"));
            await console.RotateAsync(keepOld: times == 0);
        }
    }

    [Fact]
    public async Task Out_is_out_and_in_again_is_another_session()
    {
        using var visitor = new Visitor(console);
        await visitor.SignInAsync("auditor");
        using var form = new FormUrlEncodedContent([
            new("__RequestVerificationToken", await RunningConsole.FormTokenAsync(visitor.Http, "/console/")),
        ]);
        await visitor.Http.PostAsync("/console/sign-out", form);
        Assert.Equal(HttpStatusCode.Unauthorized, await visitor.StatusAsync("/console/"));
        Assert.Equal("/console/", await visitor.SignInAsync("auditor"));
        Assert.Equal(HttpStatusCode.OK, await visitor.StatusAsync("/console/"));
    }

    private IEnumerable<ConsoleUsed> SignedIn() =>
        LedgerReader
            .Open(console.Ledger)
            .Entries()
            .Select(entry => EntryEncoding.TryRead(entry.Bytes, out ConsoleUsed? used) ? used : null)
            .OfType<ConsoleUsed>()
            .Where(used => used.Act == "signed-in");

    private static async Task<string> LocationAsync(Visitor visitor, string address)
    {
        using var answer = await visitor.Http.GetAsync(address);
        return answer.Headers.Location!.OriginalString;
    }

    private static Dictionary<string, string> Query(Uri address) =>
        address
            .Query.TrimStart('?')
            .Split('&')
            .Select(pair => pair.Split('=', 2))
            .ToDictionary(pair => pair[0], pair => Uri.UnescapeDataString(pair[1]));
}
