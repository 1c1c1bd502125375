using System.Text.RegularExpressions;
using FsCheck;
using FsCheck.Fluent;
using Ringfence.Aws.Credentials;

namespace Ringfence.Tests.Aws.Credentials;

public partial class SessionNamesTests
{
    [Theory]
    [InlineData("a.okafor@example.org")]
    [InlineData("Ann+on=call,x-y_z")]
    [InlineData("ab")]
    [InlineData("0123456789012345678901234567890123456789012345678901234567890123")]
    public void A_name_that_sts_takes_stays_as_it_is(string user) => Assert.Equal(user, SessionNames.ForUser(user));

    [Theory]
    [InlineData("a b", "a_b-")]
    [InlineData("a/b:c", "a_b_c-")]
    [InlineData("é", "_-")]
    [InlineData("a", "a-")]
    [InlineData("😀x", "_x-")]
    [InlineData("aws:admin", "aws_admin-")]
    [InlineData(
        "01234567890123456789012345678901234567890123456789012345678901234",
        "01234567890123456789012345678901234567890123456-"
    )]
    public void Any_other_ends_in_its_digest(string user, string start)
    {
        var name = SessionNames.ForUser(user);
        Assert.StartsWith(start, name, StringComparison.Ordinal);
        Assert.Equal(start.Length + 16, name.Length);
        Assert.Matches(Allowed, name);
    }

    [Fact]
    public void Names_that_differ_in_half_a_surrogate_pair_stay_different() =>
        Assert.NotEqual(SessionNames.ForUser("x\ud83d"), SessionNames.ForUser("x\ud83e"));

    [Fact]
    public void A_caller_without_a_name_has_no_session() =>
        Assert.Throws<ArgumentException>(() => SessionNames.ForUser(""));

    [Fact]
    public void Nobody_gets_another_ones_name_by_being_called_so()
    {
        var taken = SessionNames.ForUser("jo hn");
        Assert.NotEqual(taken, SessionNames.ForUser(taken));
    }

    [Fact]
    public void Different_users_have_different_names_that_sts_accepts()
    {
        var users = Gen.Elements("aB1_+=,.@- /:é\ud83d\ude00\u0000")
            .ListOf()
            .Select(characters => string.Concat(characters))
            .Where(s => s.Length > 0);
        Prop.ForAll(
                users.ToArbitrary(),
                users.ToArbitrary(),
                (a, b) =>
                {
                    Assert.Matches(Allowed, SessionNames.ForUser(a));
                    Assert.Equal(a == b, SessionNames.ForUser(a) == SessionNames.ForUser(b));
                    Assert.Matches(AllowedTag, SessionNames.ForTag(a));
                    Assert.Equal(a == b, SessionNames.ForTag(a) == SessionNames.ForTag(b));
                }
            )
            .QuickCheckThrowOnFailure();
    }

    [Fact]
    public void A_tag_may_hold_letters_of_any_script_and_is_cut_at_256()
    {
        Assert.Equal("Onkologie Süd/公/1", SessionNames.ForTag("Onkologie Süd/公/1"));
        Assert.Equal("", SessionNames.ForTag(""));
        var longest = SessionNames.ForTag(new string('x', 300));
        Assert.Equal(256, longest.Length);
        Assert.StartsWith("a_b-", SessionNames.ForTag("a&b"), StringComparison.Ordinal);
    }

    [GeneratedRegex(@"\A[A-Za-z0-9_+=,.@-]{2,64}\z", RegexOptions.None, 1000)]
    private static partial Regex Allowed { get; }

    [GeneratedRegex(@"\A[\p{L}\p{Z}\p{N}_.:/=+\-@]{0,256}\z", RegexOptions.None, 1000)]
    private static partial Regex AllowedTag { get; }
}
