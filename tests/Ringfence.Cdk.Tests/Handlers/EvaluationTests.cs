using System.Text.Json.Nodes;

namespace Ringfence.Cdk.Tests.Handlers;

/// <summary>A rule of ours and AWS Config: what is reported, when, and what becomes of what cannot be read or understood.</summary>
public class EvaluationTests
{
    public static TheoryData<string, string> Reads =>
        new()
        {
            { "bedrock-invocations-recorded", "/logging/modelinvocations" },
            { "bedrock-data-retention", "/data-retention" },
            { "bedrock-guardrail-unweakened", "/guardrails/abc123" },
            { "bedrock-guardrail-enforced", "/enforcedGuardrailsConfiguration" },
        };

    [Fact]
    public void The_account_is_reported_with_the_token_and_the_time_that_Config_gave()
    {
        using var account = new RuledAccount();

        var evaluation = account.Evaluation("bedrock-data-retention");

        Assert.Equal("AWS::::Account", evaluation["ComplianceResourceType"]!.ToString());
        Assert.Equal(RuledAccount.Id, evaluation["ComplianceResourceId"]!.ToString());
        Assert.Equal("COMPLIANT", evaluation["ComplianceType"]!.ToString());
        Assert.Equal("Read, and as the foundation set it", evaluation["Annotation"]!.ToString());
        // The SDK sends whole seconds.
        Assert.Equal(
            DateTimeOffset.Parse("2026-07-13T21:50:00Z").ToUnixTimeSeconds(),
            evaluation["OrderingTimestamp"]!.GetValue<double>()
        );
        var given = account.Given.Single();
        Assert.Equal(("token-1", false), (given["ResultToken"]!.ToString(), given["TestMode"]!.GetValue<bool>()));
    }

    [Fact]
    public void A_rule_that_is_tried_is_reported_as_a_trial()
    {
        using var account = new RuledAccount();
        var request = RuledAccount.Event("bedrock-data-retention");
        request["resultToken"] = "TESTMODE";

        Assert.True(account.Ask(request)["compliant"]!.GetValue<bool>());

        Assert.True(account.Given.Single()["TestMode"]!.GetValue<bool>());
    }

    [Theory]
    [MemberData(nameof(Reads))]
    public void What_is_denied_does_not_comply_and_says_so_without_AWSs_words(string check, string path)
    {
        using var account = new RuledAccount();
        account.Instead = asked =>
            asked == path
                ? (
                    403,
                    "AccessDeniedException|User: arn:aws:sts::333344445555:assumed-role/x/a.okafor is not authorized"
                )
                : null;

        var wrong = account.Wrong(check);

        Assert.StartsWith("Not shown, for it could not be read: ", wrong, StringComparison.Ordinal);
        Assert.EndsWith("AccessDeniedException", wrong, StringComparison.Ordinal);
        Assert.DoesNotContain("okafor", wrong);
        Assert.Single(account.Asked, asked => asked.StartsWith(path, StringComparison.Ordinal));
    }

    [Theory]
    [MemberData(nameof(Reads))]
    public void What_is_throttled_is_asked_again_and_where_it_stays_so_does_not_comply(string check, string path)
    {
        using var account = new RuledAccount();
        var calls = 0;
        account.Instead = asked => asked == path && ++calls < 3 ? (429, "ThrottlingException|Slow down") : null;
        Assert.Equal("", account.Wrong(check));

        account.Instead = asked => asked == path ? (429, "ThrottlingException|Slow down") : null;
        Assert.EndsWith("ThrottlingException", account.Wrong(check), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("AccessDenied", 403, 1)]
    [InlineData("Throttling", 400, 3)]
    [InlineData("ServiceFailure", 500, 3)]
    public void Keys_that_cannot_be_listed_do_not_comply(string code, int status, int asked)
    {
        using var account = new RuledAccount();
        account.Instead = path =>
            path == "iam"
                ? (status, $"<ErrorResponse><Error><Code>{code}</Code><Message>no</Message></Error></ErrorResponse>")
                : null;

        Assert.Equal(
            $"Not shown, for it could not be read: service credentials: {code}",
            account.Wrong("bedrock-keys-absent")
        );
        Assert.Equal(asked, account.AskedIam);
    }

    [Theory]
    [InlineData("[]")]
    [InlineData("{}")]
    [InlineData("<html>")]
    [InlineData("""{"mode":null}""")]
    public void An_answer_of_another_form_does_not_comply(string answer)
    {
        using var account = new RuledAccount();
        account.Instead = _ => (200, answer);

        Assert.NotEqual("", account.Wrong("bedrock-data-retention"));
        Assert.NotEqual("", account.Wrong("bedrock-invocations-recorded"));
        Assert.NotEqual("", account.Wrong("bedrock-guardrail-enforced"));
        Assert.NotEqual("", account.Wrong("bedrock-guardrail-unweakened"));
        Assert.NotEqual("", account.Wrong("bedrock-keys-absent"));
    }

    [Theory]
    [InlineData("ruleParameters", null)]
    [InlineData("ruleParameters", "{}")]
    [InlineData("ruleParameters", "not JSON")]
    [InlineData("ruleParameters", """{"check":"of-no-rule"}""")]
    [InlineData("ruleParameters", """{"check":"bedrock-data-retention"}""")]
    public void Parameters_that_are_not_understood_do_not_comply(string name, string? value)
    {
        using var account = new RuledAccount();
        var request = RuledAccount.Event("bedrock-data-retention");
        request[name] = value;

        Assert.False(account.Ask(request)["compliant"]!.GetValue<bool>());

        var evaluation = account.Given.Single()["Evaluations"]![0]!;
        Assert.Equal("NON_COMPLIANT", evaluation["ComplianceType"]!.ToString());
        Assert.StartsWith("Not shown, for what was asked or answered", evaluation["Annotation"]!.ToString());
    }

    [Theory]
    [InlineData(null)]
    [InlineData("{}")]
    [InlineData("not JSON")]
    [InlineData("""{"notificationCreationTime":"yesterday"}""")]
    public void Where_Config_does_not_say_when_it_is_now(string? invoking)
    {
        using var account = new RuledAccount();
        var request = RuledAccount.Event("bedrock-data-retention");
        request["invokingEvent"] = invoking;
        var before = DateTimeOffset.UtcNow.ToUnixTimeSeconds() - 1;

        Assert.True(account.Ask(request)["compliant"]!.GetValue<bool>());

        Assert.InRange(
            account.Given.Single()["Evaluations"]![0]!["OrderingTimestamp"]!.GetValue<double>(),
            before,
            before + 600
        );
    }

    [Theory]
    [InlineData("resultToken", null, "KeyError")]
    [InlineData("accountId", null, "KeyError")]
    [InlineData("accountId", "all of them", "ValueError: accountId is 'all of them'")]
    public void Where_nobody_can_be_told_it_fails_and_nothing_is_read(string name, string? value, string raised)
    {
        using var account = new RuledAccount();
        var request = RuledAccount.Event("bedrock-data-retention");
        request.Remove(name);
        if (value is not null)
        {
            request[name] = value;
        }

        Assert.StartsWith(raised, account.Ask(request)["Raised"]!.ToString(), StringComparison.Ordinal);
        Assert.Empty(account.Given);
        Assert.Empty(account.Asked);
    }

    [Fact]
    public void Asked_again_it_says_the_same_again()
    {
        using var account = new RuledAccount();
        account.Retention["us-west-2"] = "default";

        Assert.Equal(account.Wrong("bedrock-data-retention"), account.Wrong("bedrock-data-retention"));
        Assert.True(JsonNode.DeepEquals(account.Given[0], account.Given[1]));
    }

    [Fact]
    public void An_evaluation_that_Config_does_not_take_is_a_failure()
    {
        using var account = new RuledAccount();
        account.Taken = (200, """{"FailedEvaluations":[{"ComplianceResourceId":"333344445555"}]}""");
        Assert.Equal(
            "RuntimeError: Config did not take the evaluation",
            account.Ask(RuledAccount.Event("bedrock-data-retention"))["Raised"]!.ToString()
        );

        account.Taken = (400, """{"__type":"InvalidResultTokenException","message":"expired"}""");
        Assert.Contains(
            "InvalidResultToken",
            account.Ask(RuledAccount.Event("bedrock-data-retention"))["Raised"]!.ToString()
        );
    }

    [Fact]
    public void What_is_longer_than_an_annotation_is_cut_and_still_taken()
    {
        using var account = new RuledAccount();
        account.Keys[0] = [.. Enumerable.Range(100, 40).Select(number => $"service-{number}")];

        var wrong = account.Wrong("bedrock-keys-absent");

        Assert.Equal(256, wrong.Length);
        Assert.StartsWith("40 long-lived API keys of Bedrock: service-100, service-101", wrong);
        Assert.EndsWith("...", wrong, StringComparison.Ordinal);
    }
}
