using FsCheck;
using FsCheck.Fluent;
using Ringfence.Gateway.Quotas;
using Ringfence.Ledger.Entries;

namespace Ringfence.Gateway.Tests.Quotas;

public sealed class QuotaTests
{
    private static readonly Caller Okafor = new("https://idp.example", "s-1", "a.okafor", "oncology", [], "");

    private readonly FakeTime _time = new();

    [Fact]
    public void A_user_has_so_many_requests_a_minute_and_is_told_when_to_come_again()
    {
        var quota = Quota(new() { EachUser = new() { RequestsPerMinute = 2 } });
        Assert.NotNull(quota.Reserve(Okafor, 10, out _, out _));
        Assert.NotNull(quota.Reserve(Okafor, 10, out _, out _));

        Assert.Null(quota.Reserve(Okafor, 10, out var standing, out var refusal));
        Assert.Equal(GatewayError.QuotaSpent, refusal!.Error);
        Assert.Equal(TimeSpan.FromSeconds(30), refusal.RetryAfter);
        Assert.Contains("user a.okafor has 2 requests a minute", refusal.Message, StringComparison.Ordinal);
        Assert.Contains("Try again in 30 s", refusal.Message, StringComparison.Ordinal);
        Assert.Equal(new Left(2, 0, TimeSpan.FromMinutes(1)), standing.Requests);
        Assert.Null(standing.Tokens);

        _time.Advance(TimeSpan.FromSeconds(30));
        Assert.NotNull(quota.Reserve(Okafor, 10, out _, out _));
    }

    [Theory]
    [InlineData(1)]
    [InlineData(3)]
    [InlineData(10)]
    public void However_many_instances_serve_a_caller_together_they_give_no_more_than_the_limit(int instances)
    {
        QuotaOptions limits = new()
        {
            EachUser = new() { RequestsPerMinute = 11 },
            EachTeam = new() { TokensPerMinute = 1000 },
            Instances = instances,
        };
        Assert.Empty(limits.Problems());
        var all = Enumerable.Range(0, instances).Select(_ => Quota(limits)).ToArray();

        // Every instance is asked until it gives no more: the most that a caller can get by choosing.
        var given = all.Sum(quota =>
        {
            var calls = 0;
            while (quota.Reserve(Okafor, 1, out _, out _) is not null)
            {
                calls++;
            }
            return calls;
        });

        Assert.Equal(11 / instances * instances, given);
        Assert.Null(all[0].Reserve(Okafor, 1, out _, out var refusal));
        Assert.Equal(
            instances > 1,
            refusal!.Message.Contains($"at each of {instances} instances", StringComparison.Ordinal)
        );
    }

    [Fact]
    public void A_limit_that_no_instance_could_give_any_of_is_refused_at_the_start()
    {
        QuotaOptions limits = new()
        {
            EachUser = new() { RequestsPerMinute = 2, TokensPerMinute = 0 },
            Teams = { ["oncology"] = new() { TokensPerMinute = 3 } },
            Instances = 4,
        };
        Assert.Equal(
            ["Quotas:EachUser:RequestsPerMinute is 2", "Quotas:Teams:oncology:TokensPerMinute is 3"],
            limits.Problems().Select(problem => problem.Split(" over ")[0])
        );
        Assert.Contains(
            "1 to 1000",
            Assert.Single(new QuotaOptions { Instances = 0 }.Problems()),
            StringComparison.Ordinal
        );
    }

    [Fact]
    public void A_team_shares_its_tokens_and_a_refusal_costs_nobody_anything()
    {
        var quota = Quota(
            new()
            {
                EachUser = new() { TokensPerMinute = 900 },
                EachTeam = new() { TokensPerMinute = 1000 },
            }
        );
        Assert.NotNull(quota.Reserve(Okafor, 800, out _, out _));

        Assert.Null(quota.Reserve(Of("b.lind"), 300, out var standing, out var refusal));
        Assert.Contains("team oncology has 1000 tokens a minute, 200 left", refusal!.Message, StringComparison.Ordinal);
        Assert.Equal(200, standing.Tokens!.Value.Remaining);

        Assert.NotNull(quota.Reserve(Of("b.lind"), 200, out _, out _));
        Assert.NotNull(quota.Reserve(Of("b.lind") with { Team = "cardiology" }, 700, out _, out _));
    }

    [Fact]
    public void What_was_reserved_and_not_used_comes_back_once()
    {
        var quota = Quota(new() { EachUser = new() { TokensPerMinute = 1000 } });
        var lease = quota.Reserve(Okafor, 1000, out _, out _)!;
        Assert.Null(quota.Reserve(Okafor, 1, out _, out _));

        lease.Settle(400);
        lease.Settle(0);
        Assert.Equal(600, Left(quota));
    }

    [Fact]
    public void What_was_used_beyond_the_estimate_is_a_debt()
    {
        var quota = Quota(new() { EachUser = new() { TokensPerMinute = 1000 } });
        quota.Reserve(Okafor, 100, out _, out _)!.Settle(3000);

        Assert.Null(quota.Reserve(Okafor, 1, out _, out var refusal));
        Assert.Equal(TimeSpan.FromMinutes(2).TotalSeconds, refusal!.RetryAfter!.Value.TotalSeconds, 1.0);
        _time.Advance(TimeSpan.FromMinutes(2));
        Assert.Null(quota.Reserve(Okafor, 1, out _, out _));
        _time.Advance(TimeSpan.FromSeconds(1));
        Assert.NotNull(quota.Reserve(Okafor, 1, out _, out _));
    }

    [Fact]
    public void A_call_that_no_minute_would_hold_is_told_so_and_given_no_time()
    {
        var quota = Quota(new() { EachUser = new() { TokensPerMinute = 1000 } });
        Assert.Null(quota.Reserve(Okafor, 1001, out _, out var refusal));
        Assert.Null(refusal!.RetryAfter);
        Assert.Contains("max_tokens", refusal.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Named_limits_stand_in_place_of_the_general_ones()
    {
        var quota = Quota(
            new()
            {
                EachUser = new() { RequestsPerMinute = 1 },
                Users = new() { ["batch"] = new() },
                EachTeam = new() { RequestsPerMinute = 100 },
                Teams = new() { ["closed"] = new() { RequestsPerMinute = 0 } },
            }
        );
        for (var i = 0; i < 100; i++)
        {
            Assert.NotNull(quota.Reserve(Of("batch"), 1, out _, out _));
        }
        Assert.Null(quota.Reserve(Of("batch"), 1, out _, out _));
        Assert.Null(quota.Reserve(Okafor with { Team = "closed" }, 1, out _, out var refusal));
        Assert.Null(refusal!.RetryAfter);
    }

    [Fact]
    public void Users_of_one_name_at_two_issuers_are_two_and_neither_is_a_team_of_that_name()
    {
        var quota = Quota(
            new()
            {
                EachUser = new() { RequestsPerMinute = 1 },
                EachTeam = new() { RequestsPerMinute = 3 },
            }
        );
        Assert.NotNull(quota.Reserve(Okafor with { Team = "a.okafor" }, 1, out _, out _));
        Assert.NotNull(
            quota.Reserve(Okafor with { Issuer = "https://other.example", Team = "a.okafor" }, 1, out _, out _)
        );
        Assert.Null(quota.Reserve(Okafor with { Team = "a.okafor" }, 1, out _, out _));
    }

    [Fact]
    public void Without_limits_nothing_is_counted_and_nothing_kept()
    {
        var quota = Quota(new());
        var lease = quota.Reserve(Okafor, long.MaxValue, out var standing, out _)!;
        lease.Settle(long.MaxValue);
        Assert.Equal(default, standing);
        Assert.Equal(0, quota.Accounts);
    }

    [Fact]
    public void Accounts_that_are_full_again_are_forgotten_and_others_are_not()
    {
        var quota = Quota(new() { EachUser = new() { RequestsPerMinute = 60 } });
        quota.Reserve(Of("gone"), 1, out _, out _)!.Settle(1);
        var open = quota.Reserve(Of("calling"), 1, out _, out _)!;
        quota.Sweep();
        Assert.Equal(2, quota.Accounts);

        _time.Advance(TimeSpan.FromMinutes(1));
        quota.Sweep();
        Assert.Equal(1, quota.Accounts);

        open.Settle(1);
        quota.Sweep();
        Assert.Equal(0, quota.Accounts);
    }

    [Fact]
    public void A_clock_that_goes_backwards_neither_admits_nor_locks_out()
    {
        var quota = Quota(new() { EachUser = new() { RequestsPerMinute = 60 } });
        for (var i = 0; i < 60; i++)
        {
            Assert.NotNull(quota.Reserve(Okafor, 1, out _, out _));
        }
        _time.Advance(TimeSpan.FromHours(-1));
        Assert.Null(quota.Reserve(Okafor, 1, out _, out _));
        _time.Advance(TimeSpan.FromSeconds(1));
        Assert.NotNull(quota.Reserve(Okafor, 1, out _, out _));
    }

    [Fact]
    public async Task However_many_ask_at_once_the_limits_hold()
    {
        var quota = Quota(
            new()
            {
                EachUser = new() { RequestsPerMinute = 40, TokensPerMinute = 100_000 },
                EachTeam = new() { TokensPerMinute = 5_000 },
            }
        );
        var admitted = new int[8];
        await Task.WhenAll(
            Enumerable
                .Range(0, 8)
                .Select(i =>
                    Task.Run(() =>
                    {
                        for (var n = 0; n < 500; n++)
                        {
                            admitted[i] += quota.Reserve(Of($"user-{n % 4}"), 50, out _, out _) is null ? 0 : 1;
                        }
                    })
                )
        );
        Assert.Equal(100, admitted.Sum());
    }

    [Fact]
    public void An_account_forgotten_between_look_up_and_reservation_is_not_drawn_on()
    {
        var between = new Interruption();
        var quota = Quota(
            new()
            {
                EachUser = new() { TokensPerMinute = 10 },
                Teams = new(between) { [Okafor.Team] = new() },
            }
        );
        quota.Reserve(Okafor, 0, out _, out _)!.Settle(0);

        Lease? other = null;
        between.Next = () =>
        {
            quota.Sweep();
            other = quota.Reserve(Okafor, 10, out _, out _);
        };
        Assert.Null(quota.Reserve(Okafor, 10, out _, out _));
        Assert.NotNull(other);
    }

    [Fact]
    public void Over_any_time_users_get_no_more_than_the_limit_and_what_the_time_brought() =>
        Prop.ForAll(
                Gen.Choose(0, 20_000).Zip(Gen.Choose(0, 300)).Zip(Gen.Choose(0, 300)).ArrayOf(80).ToArbitrary(),
                steps =>
                {
                    var time = new FakeTime();
                    var quota = new Quota(new() { EachUser = new() { TokensPerMinute = 500 } }, time);
                    double used = 0,
                        seconds = 0;
                    foreach (var ((milliseconds, estimate), actual) in steps)
                    {
                        time.Advance(TimeSpan.FromMilliseconds(milliseconds));
                        seconds += milliseconds / 1000.0;
                        if (quota.Reserve(Okafor, estimate, out _, out _) is { } lease)
                        {
                            var settled = Math.Min(actual, estimate);
                            lease.Settle(settled);
                            used += settled;
                        }
                    }
                    return used <= 500 * (1 + seconds / 60) + 0.001;
                }
            )
            .QuickCheckThrowOnFailure();

    private static Caller Of(string user) => Okafor with { User = user };

    private static long Left(Quota quota)
    {
        quota.Reserve(Okafor, 0, out var standing, out _)!.Settle(0);
        return standing.Tokens!.Value.Remaining;
    }

    private Quota Quota(QuotaOptions options)
    {
        Assert.Empty(options.Problems());
        return new Quota(options, _time);
    }

    /// <summary>Does something else while a team is looked up, which is after its user was.</summary>
    private sealed class Interruption : IEqualityComparer<string>
    {
        public Action? Next { get; set; }

        public bool Equals(string? x, string? y) => x == y;

        public int GetHashCode(string name)
        {
            var next = Next;
            Next = null;
            next?.Invoke();
            return name.GetHashCode(StringComparison.Ordinal);
        }
    }
}
