using System.Globalization;
using Ringfence.Aws;
using Ringfence.Aws.Credentials;
using Ringfence.Tests.Aws.Signing;

namespace Ringfence.Tests.Aws.Credentials;

public sealed class SessionsTests : IAsyncDisposable
{
    private const string Role = "arn:aws:iam::123456789012:role/ringfence-caller";

    private readonly FakeTime _time = new("2026-01-02T03:04:05Z");
    private readonly StandInAws _aws;
    private readonly Sts _sts;

    // What STS says next: null for a session, else the error's code.
    private string? _refusal;
    private Task _gate = Task.CompletedTask;

    public SessionsTests()
    {
        _aws = new("sts", Example.Keys, AnswerAsync);
        _sts = new(new StaticKeys(Example.Keys), "us-east-1", _aws.Url);
    }

    [Fact]
    public async Task A_session_carries_its_caller_and_the_request_is_signed()
    {
        var sessions = new Sessions(_sts, new() { RoleArn = Role, TransitiveTags = true }, _time);
        var keys = await sessions.GetAsync(new("a.okafor@example.org", "oncology", "triage"), CancellationToken.None);

        var request = Assert.Single(_aws.Requests);
        Assert.Null(request.Fault);
        Assert.Equal("AssumeRole", request["Action"]);
        Assert.Equal(Role, request["RoleArn"]);
        Assert.Equal("a.okafor@example.org", request["RoleSessionName"]);
        Assert.Equal("a.okafor@example.org", request["SourceIdentity"]);
        Assert.Equal("3600", request["DurationSeconds"]);
        Assert.Equal("team", request["Tags.member.1.Key"]);
        Assert.Equal("oncology", request["Tags.member.1.Value"]);
        Assert.Equal("application", request["Tags.member.2.Key"]);
        Assert.Equal("triage", request["Tags.member.2.Value"]);
        Assert.Equal("application", request["TransitiveTagKeys.member.2"]);
        Assert.Equal("ASIA1", keys.AccessKeyId);
        Assert.Equal(_time.GetUtcNow().AddHours(1), keys.Expires);
    }

    [Fact]
    public async Task Tags_are_left_out_where_there_is_no_team_or_application()
    {
        await new Sessions(_sts, new() { RoleArn = Role }, _time).GetAsync(
            new("ann", "", null),
            CancellationToken.None
        );
        Assert.DoesNotContain("Tag", Assert.Single(_aws.Requests).Body);
    }

    [Fact]
    public async Task A_session_is_kept_until_five_minutes_before_its_end()
    {
        var sessions = new Sessions(_sts, new() { RoleArn = Role }, _time);
        var caller = new SessionCaller("ann", "oncology", "triage");
        var first = await sessions.GetAsync(caller, CancellationToken.None);
        _time.Advance(TimeSpan.FromMinutes(55) - TimeSpan.FromSeconds(1));
        Assert.Same(first, await sessions.GetAsync(caller, CancellationToken.None));

        _time.Advance(TimeSpan.FromSeconds(1));
        var second = await sessions.GetAsync(caller, CancellationToken.None);
        Assert.Equal("ASIA2", second.AccessKeyId);
        Assert.Equal(2, _aws.Requests.Count);
    }

    [Fact]
    public async Task Each_user_team_and_application_has_its_own_session()
    {
        var sessions = new Sessions(_sts, new() { RoleArn = Role }, _time);
        SessionCaller[] callers =
        [
            new("ann", "a", "x"),
            new("bob", "a", "x"),
            new("ann", "b", "x"),
            new("ann", "a", "y"),
        ];
        var ids = new HashSet<string>();
        foreach (var caller in callers)
        {
            ids.Add((await sessions.GetAsync(caller, CancellationToken.None)).AccessKeyId);
        }

        Assert.Equal(4, ids.Count);
    }

    [Fact]
    public async Task Calls_at_the_same_time_share_one_flight_and_one_that_leaves_does_not_end_it()
    {
        var gate = new TaskCompletionSource();
        _gate = gate.Task;
        var sessions = new Sessions(_sts, new() { RoleArn = Role }, _time);
        using var leaving = new CancellationTokenSource();
        var left = sessions.GetAsync(new("ann", null, null), leaving.Token).AsTask();
        var waiting = Enumerable
            .Range(0, 20)
            .Select(_ => sessions.GetAsync(new("ann", null, null), CancellationToken.None).AsTask())
            .ToList();
        await leaving.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => left);

        gate.SetResult();
        var keys = await Task.WhenAll(waiting);
        Assert.Single(keys.Distinct());
        Assert.Single(_aws.Requests);
    }

    [Fact]
    public async Task A_refusal_names_role_session_and_code_and_no_secret_and_the_next_call_asks_again()
    {
        _refusal = "AccessDenied";
        var sessions = new Sessions(_sts, new() { RoleArn = Role }, _time);
        var refused = await Assert.ThrowsAsync<NoAwsKeysException>(() =>
            sessions.GetAsync(new("ann", null, null), CancellationToken.None).AsTask()
        );
        Assert.Contains(Role, refused.Message);
        Assert.Contains("session ann", refused.Message);
        Assert.Contains("403 AccessDenied", refused.Message);
        Assert.Contains("sts:SetSourceIdentity", refused.Message);
        Assert.DoesNotContain(Example.Keys.SecretAccessKey, refused.ToString());

        _refusal = null;
        Assert.NotNull(await sessions.GetAsync(new("ann", null, null), CancellationToken.None));
    }

    [Fact]
    public async Task A_session_that_still_lives_is_used_when_its_renewal_is_refused()
    {
        var sessions = new Sessions(_sts, new() { RoleArn = Role }, _time);
        var caller = new SessionCaller("ann", null, null);
        var first = await sessions.GetAsync(caller, CancellationToken.None);
        _refusal = "AccessDenied";
        _time.Advance(TimeSpan.FromMinutes(57));
        Assert.Same(first, await sessions.GetAsync(caller, CancellationToken.None));

        _time.Advance(TimeSpan.FromMinutes(3));
        await Assert.ThrowsAsync<NoAwsKeysException>(() => sessions.GetAsync(caller, CancellationToken.None).AsTask());
    }

    [Fact]
    public async Task An_endpoint_that_is_not_there_says_so()
    {
        using var sts = new Sts(new StaticKeys(Example.Keys), "us-east-1", new("http://127.0.0.1:1"));
        var failed = await Assert.ThrowsAsync<NoAwsKeysException>(() =>
            sts.GetCallerIdentityAsync(CancellationToken.None)
        );
        Assert.Contains("got no answer from STS", failed.Message);
    }

    [Fact]
    public async Task An_endpoint_that_never_answers_is_given_up()
    {
        var gate = new TaskCompletionSource();
        _gate = gate.Task;
        using var sts = new Sts(new StaticKeys(Example.Keys), "us-east-1", _aws.Url, TimeSpan.FromMilliseconds(100));
        var failed = await Assert.ThrowsAsync<NoAwsKeysException>(() =>
            sts.GetCallerIdentityAsync(CancellationToken.None)
        );
        Assert.Contains("got no answer from STS", failed.Message);
        gate.SetResult();
    }

    [Fact]
    public async Task The_cache_is_bounded_and_drops_what_was_unused_longest()
    {
        var sessions = new Sessions(_sts, new() { RoleArn = Role, MaxSessions = 3 }, _time);
        foreach (var user in (string[])["u1", "u2", "u3", "u1", "u4", "u1", "u3"])
        {
            await sessions.GetAsync(new(user, null, null), CancellationToken.None);
        }

        Assert.Equal(["u1", "u2", "u3", "u4"], _aws.Requests.Select(r => r["RoleSessionName"]));
        await sessions.GetAsync(new("u2", null, null), CancellationToken.None);
        Assert.Equal(5, _aws.Requests.Count);
    }

    [Fact]
    public async Task The_caller_identity_is_read()
    {
        Assert.Equal(
            new("123456789012", "arn:aws:iam::123456789012:user/gateway", "AIDAEXAMPLE"),
            await _sts.GetCallerIdentityAsync(CancellationToken.None)
        );
        Assert.Null(Assert.Single(_aws.Requests).Fault);
    }

    [Fact]
    public void Options_say_all_that_is_wrong_with_them()
    {
        Assert.Empty(new SessionOptions { RoleArn = Role }.Problems());
        var wrong = new SessionOptions
        {
            RoleArn = "role",
            Duration = TimeSpan.FromHours(2),
            RefreshBefore = TimeSpan.Zero,
            MaxSessions = 0,
        };
        Assert.Equal(4, wrong.Problems().Count());
    }

    public async ValueTask DisposeAsync()
    {
        _sts.Dispose();
        await _aws.DisposeAsync();
    }

    private async Task<StandInAnswer> AnswerAsync(StandInRequest request)
    {
        await _gate;
        if (_refusal is not null)
        {
            return new(
                403,
                $"<ErrorResponse xmlns=\"https://sts.amazonaws.com/doc/2011-06-15/\"><Error><Type>Sender</Type><Code>{_refusal}</Code><Message>no</Message></Error></ErrorResponse>"
            );
        }

        return new(
            200,
            request["Action"] == "AssumeRole"
                ? $"""
                <AssumeRoleResponse xmlns="https://sts.amazonaws.com/doc/2011-06-15/"><AssumeRoleResult>
                <Credentials><AccessKeyId>ASIA{_aws.Requests.Count}</AccessKeyId><SecretAccessKey>s</SecretAccessKey><SessionToken>t</SessionToken>
                <Expiration>{_time.GetUtcNow().AddHours(1).UtcDateTime.ToString(
                    "yyyy-MM-dd'T'HH:mm:ss'Z'",
                    CultureInfo.InvariantCulture
                )}</Expiration></Credentials>
                <AssumedRoleUser><AssumedRoleId>AROA:x</AssumedRoleId><Arn>arn:aws:sts::123456789012:assumed-role/r/x</Arn></AssumedRoleUser>
                </AssumeRoleResult></AssumeRoleResponse>
                """
                : """
                <GetCallerIdentityResponse xmlns="https://sts.amazonaws.com/doc/2011-06-15/"><GetCallerIdentityResult>
                <Arn>arn:aws:iam::123456789012:user/gateway</Arn><UserId>AIDAEXAMPLE</UserId><Account>123456789012</Account>
                </GetCallerIdentityResult></GetCallerIdentityResponse>
                """
        );
    }
}
