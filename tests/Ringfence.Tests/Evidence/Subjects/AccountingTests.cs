using Ringfence.Evidence.Gateway;
using Ringfence.Evidence.Questions;
using Ringfence.Evidence.Subjects;
using Ringfence.Ledger.Entries;

namespace Ringfence.Tests.Evidence.Subjects;

public class AccountingTests
{
    private const string Digest = "e1:MRN:00112233445566778899aabbccddeeff";
    private static readonly DateTimeOffset Asked = new(2026, 6, 30, 0, 0, 0, TimeSpan.Zero);

    private static readonly Purposes Said = new(
        "AWS",
        new Dictionary<string, string> { ["oncology"] = "treatment", ["research"] = "research" },
        new Dictionary<string, string> { ["billing-app"] = "payment" }
    );

    [Theory]
    [InlineData("oncology", "", "no", "treatment (164.528(a)(1)(i))")]
    [InlineData("research", "", "yes", "no exemption for the purpose 'research'")]
    [InlineData("research", "billing-app", "no", "payment")]
    [InlineData("surgery", "", "yes", "no purpose is said")]
    public void What_is_exempt_is_exempt_for_a_reason_and_what_is_not_said_is_not(
        string team,
        string application,
        string accountable,
        string because
    )
    {
        var row = Assert.Single(Ask([Call(team, application)]).Rows);
        Assert.Equal((accountable, "AWS"), (row[1], row[2]));
        Assert.Contains(because, (string)row[5]!, StringComparison.Ordinal);
        Assert.Contains("MRN 1", (string)row[3]!, StringComparison.Ordinal);
    }

    [Fact]
    public void A_refused_call_disclosed_nothing()
    {
        var call = Call("surgery", "");
        var row = Assert.Single(Ask([call with { AnsweredIndex = call.Index }]).Rows);
        Assert.Equal("no", row[1]);
    }

    [Fact]
    public void It_goes_back_six_years_and_to_other_persons_not_at_all()
    {
        var calls = new[]
        {
            Call("oncology", "", Asked.AddYears(-6).AddDays(-1)),
            Call("oncology", "", Asked.AddYears(-6).AddDays(1)),
            Call("oncology", "", Asked.AddDays(-1), "e1:MRN:ffffffffffffffffffffffffffffffff"),
        };
        var answer = Ask(calls);
        Assert.Single(answer.Rows);
        Assert.Single(answer.Coverage["gateway"]);
        Assert.Empty(
            Accounting.Of(calls, new HashSet<string> { Digest }, Said, Asked, verified: false, new Scope()).Coverage[
                "gateway"
            ]
        );
    }

    [Fact]
    public void It_says_what_it_cannot_know()
    {
        var calls = new[]
        {
            Call("oncology", "", Asked.AddDays(-2), "gone:MRN:00"),
            Call("oncology", "", policy: "off"),
        };
        var limits = Accounting.Limits(calls, new HashSet<string> { "e1" }, Asked, new Scope()).ToList();
        Assert.Contains(limits, limit => limit.Contains("1 calls were let through with PHI policy `off`"));
        Assert.Contains(limits, limit => limit.Contains("The keys of 1 epochs (gone)"));
        Assert.Contains(limits, limit => limit.StartsWith("The ledger begins on", StringComparison.Ordinal));
    }

    [Fact]
    public void A_young_epoch_is_kept_for_the_accounting_and_an_old_one_is_not()
    {
        var calls = new[]
        {
            Call("oncology", "", Asked.AddYears(-7), "old:MRN:aa"),
            Call("oncology", "", Asked.AddDays(-1)),
        };
        var digests = new HashSet<string> { "old:MRN:aa", Digest };
        Assert.Equal(
            [("e1", false), ("old", true)],
            Erasure.Epochs(calls, digests, "e1", accounting: true, Asked).Select(epoch => (epoch.Epoch, epoch.Destroy))
        );
        Assert.All(Erasure.Epochs(calls, digests, "e1", accounting: false, Asked), epoch => Assert.True(epoch.Destroy));
    }

    [Fact]
    public void An_old_epoch_in_which_anybody_was_spoken_of_lately_is_kept()
    {
        var calls = new[]
        {
            Call("oncology", "", Asked.AddYears(-7)),
            Call("oncology", "", Asked.AddDays(-1), "e1:MRN:ffffffffffffffffffffffffffffffff"),
        };
        var epoch = Assert.Single(Erasure.Epochs(calls, new HashSet<string> { Digest }, "e2", accounting: true, Asked));
        Assert.False(epoch.Destroy);
    }

    private static Answer Ask(IReadOnlyList<RecordedCall> calls) =>
        Accounting.Of(calls, new HashSet<string> { Digest }, Said, Asked, verified: true, new Scope());

    private static RecordedCall Call(
        string team,
        string application,
        DateTimeOffset? time = null,
        string subject = Digest,
        string policy = "pseudonym"
    )
    {
        var at = time ?? Asked.AddDays(-1);
        return new RecordedCall
        {
            Index = 0,
            AnsweredIndex = 1,
            RequestId = "r",
            Time = at,
            Call = new CallContext
            {
                Caller = new Caller("i", "s", "a.okafor", team, [], application),
                Source = "10.0.0.1",
                Door = "bedrock",
                Operation = "Converse",
                ModelAsked = "m",
                Phi = new Dictionary<string, int> { ["MRN"] = 1 },
                PhiPolicy = policy,
                Subjects = [subject],
            },
            Answered = new InferenceAnswered
            {
                Time = at.AddSeconds(1),
                RequestId = "r",
                AwsRequestIds = ["aws-1"],
                Status = 200,
                Error = "None",
                Fault = "none",
            },
        };
    }
}
