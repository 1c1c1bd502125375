namespace Ringfence.Tests.Evidence.Ingest;

/// <summary>
/// Activity of people in Anthropic's products: the Compliance API's feed, in the shape of its published example, and Claude Code's events, in
/// that of OpenTelemetry's JSON with the attributes that Claude Code's documentation names.
/// </summary>
public class ActivityTests
{
    [Fact]
    public void A_page_of_the_compliance_feed_is_its_activities()
    {
        using var world = new StoreWorld();
        world.Write(
            "page.json",
            """
            {"data":[
              {"id":"activity_1","created_at":"2026-04-10T08:09:10Z","organization_id":"org_1","organization_uuid":"u-1",
               "actor":{"type":"user_actor","email_address":"a.okafor@example.com","user_id":"user_1","ip_address":"192.0.2.34","user_agent":"Mozilla/5.0"},
               "type":"claude_chat_created","claude_chat_id":"chat_1"},
              {"id":"activity_2","created_at":"2026-04-10T08:10:00Z","organization_id":"org_1","actor":{"type":"api_actor","api_key_id":"k"},"type":"api_key_created"}
            ],"has_more":false,"first_id":"activity_1","last_id":"activity_2"}
            """
        );
        var report = world.Ingest();
        Assert.Empty(report.SetAside);
        Assert.Equal(2, report.Events["activity"]);
        Assert.Equal(
            [
                "activity_1|1775808550000|claude_chat_created|a.okafor@example.com|192.0.2.34|org_1",
                "activity_2|1775808600000|api_key_created|||org_1",
            ],
            world.Ask("SELECT request_id, time, operation, person, address, account FROM access_v ORDER BY 1")
        );
        Assert.Equal(["k"], world.Ask("SELECT principal FROM access_v WHERE principal IS NOT NULL"));
    }

    [Fact]
    public void Claude_codes_events_are_who_when_and_which_and_never_what()
    {
        using var world = new StoreWorld();
        world.Write(
            "otel.jsonl",
            """{"resourceLogs":[{"resource":{"attributes":[{"key":"service.name","value":{"stringValue":"claude-code"}}]},"scopeLogs":[{"scope":{"name":"com.anthropic.claude_code.events"},"logRecords":[{"timeUnixNano":"1775808550123000000","body":{"stringValue":"claude_code.user_prompt"},"attributes":[{"key":"session.id","value":{"stringValue":"s-1"}},{"key":"user.email","value":{"stringValue":"a.okafor@example.com"}},{"key":"organization.id","value":{"stringValue":"o-1"}},{"key":"event.name","value":{"stringValue":"user_prompt"}},{"key":"prompt","value":{"stringValue":"about Harold Whitcombe"}},{"key":"prompt_length","value":{"stringValue":"21"}}]},{"timeUnixNano":"0","body":{"stringValue":"x"},"attributes":[]}]}]}]}"""
                + "\n"
        );
        var report = world.Ingest();
        Assert.Contains("plausible", Assert.Single(report.SetAside).Reason);
        Assert.Equal(
            ["user_prompt|1775808550123|a.okafor@example.com|s-1|o-1|claude-code"],
            world.Ask("SELECT operation, time, person, resource, account, agent FROM access_v")
        );
        Assert.Empty(world.Ask("SELECT value FROM word WHERE value LIKE '%Whitcombe%'"));
        Assert.Equal(1, world.Ingest().Repeated);
    }

    [Fact]
    public void Data_that_is_no_page_is_set_aside()
    {
        using var world = new StoreWorld();
        world.Write("other.json", """{"data":"something else"}""");
        Assert.Single(world.Ingest().SetAside);
    }
}
