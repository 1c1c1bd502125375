using System.Runtime.Versioning;
using Ringfence.Gateway.Callers;

namespace Ringfence.Gateway.Tests.Callers;

public sealed class DevelopmentIssuerTests : IDisposable
{
    private readonly FakeTime _time = new();
    private readonly string _directory = Directory.CreateTempSubdirectory("ringfence-").FullName;

    [Fact]
    public async Task A_token_it_issues_names_the_caller()
    {
        using var issuer = Open();
        var who = await Callers().AskAsync(Issue(issuer));

        Assert.Null(who.Refusal);
        Assert.Equal(DevelopmentIssuer.Issuer, who.Caller!.Issuer);
        Assert.Equal("a.okafor", who.Caller.User);
        Assert.Equal("a.okafor", who.Caller.Subject);
        Assert.Equal("oncology", who.Caller.Team);
        Assert.Equal(["clinician", "on-call"], who.Caller.Roles);
        Assert.Equal("ward-app", who.Caller.Application);
    }

    [Fact]
    public async Task A_token_ends_when_it_says()
    {
        using var issuer = Open();
        var callers = Callers();
        var token = Issue(issuer);
        Assert.Null((await callers.AskAsync(token)).Refusal);

        _time.Advance(TimeSpan.FromMinutes(61) - TimeSpan.FromSeconds(1));
        Assert.Null((await callers.AskAsync(token)).Refusal);

        _time.Advance(TimeSpan.FromSeconds(1));
        Assert.Equal(GatewayError.CallerExpired, (await callers.AskAsync(token)).Refusal?.Error);
    }

    [Fact]
    public async Task A_key_made_while_the_gateway_runs_is_found()
    {
        var callers = Callers();
        string before,
            after;
        using (var issuer = Open())
        {
            before = Issue(issuer);
        }
        Assert.Null((await callers.AskAsync(before)).Refusal);

        File.Delete(Path.Combine(_directory, "key.pem"));
        using (var issuer = Open())
        {
            after = Issue(issuer);
        }
        _time.Advance(IssuerKeys.BetweenAttempts);

        Assert.Null((await callers.AskAsync(after)).Refusal);
        Assert.Equal(GatewayError.CallerUnknown, (await callers.AskAsync(before)).Refusal?.Error);
    }

    [Fact]
    [UnsupportedOSPlatform("windows")]
    public void Its_key_is_readable_by_its_owner_alone_and_is_kept()
    {
        Open().Dispose();
        var path = Path.Combine(_directory, "key.pem");
        var key = File.ReadAllText(path);
        Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite, File.GetUnixFileMode(path));

        Open().Dispose();
        Assert.Equal(key, File.ReadAllText(path));
    }

    [Fact]
    [UnsupportedOSPlatform("windows")]
    public void It_refuses_a_key_that_others_can_read()
    {
        Open().Dispose();
        var path = Path.Combine(_directory, "key.pem");
        File.SetUnixFileMode(path, UnixFileMode.UserRead | UnixFileMode.GroupRead);

        var refused = Assert.Throws<InvalidDataException>(Open);
        Assert.Contains("chmod 600", refused.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void It_refuses_a_file_that_is_no_key()
    {
        OwnerOnlyFile.Create(Path.Combine(_directory, "key.pem"), "not a key"u8);
        Assert.Throws<InvalidDataException>(Open);
    }

    [Fact]
    public async Task Two_that_open_at_once_use_one_key()
    {
        var issuers = await Task.WhenAll(Enumerable.Range(0, 8).Select(_ => Task.Run(Open)));
        var callers = Callers();
        foreach (var issuer in issuers)
        {
            Assert.Null((await callers.AskAsync(Issue(issuer))).Refusal);
            issuer.Dispose();
        }
        Assert.Equal(3, Directory.GetFiles(_directory).Length);
    }

    public void Dispose() => Directory.Delete(_directory, recursive: true);

    private DevelopmentIssuer Open() => DevelopmentIssuer.Open(_directory, _time);

    private static string Issue(DevelopmentIssuer issuer) =>
        issuer.Issue("a.okafor", "oncology", ["clinician", "on-call"], "ward-app", TimeSpan.FromHours(1));

    private CallerDirectory Callers() =>
        Asking.Directory(new CallerOptions { Development = { Directory = _directory } }, _time);
}
