using System.Text.Json;
using Ringfence.Gateway.Callers;
using Ringfence.Ledger.Entries;

namespace Ringfence.Gateway.Tests.Callers;

public sealed class ClaimMapTests
{
    [Fact]
    public void Claims_are_found_by_dotted_paths_and_by_names_with_dots()
    {
        var caller = Read(
            new()
            {
                User = "https://clinic.example/user",
                Team = "org.unit.name",
                Roles = "resource_access.ring.fence.roles",
                Application = "azp",
            },
            """
            {"sub":"s-1","https://clinic.example/user":"a.okafor","org":{"unit.name":"oncology"},
             "resource_access":{"ring.fence":{"roles":["clinician"]}},"azp":"ward-app","client_id":"other"}
            """
        );
        Assert.Equal(
            ("s-1", "a.okafor", "oncology", "ward-app"),
            (caller.Subject, caller.User, caller.Team, caller.Application)
        );
        Assert.Equal(["clinician"], caller.Roles);
    }

    [Theory]
    [InlineData("""["clinician","on-call"]""", new[] { "clinician", "on-call" })]
    [InlineData("\"clinician on-call\"", new[] { "clinician", "on-call" })]
    [InlineData("""["clinician",7,"",null]""", new[] { "clinician" })]
    [InlineData("7", new string[0])]
    [InlineData("{}", new string[0])]
    public void Roles_are_a_list_or_a_text(string json, string[] roles) =>
        Assert.Equal(roles, Read(new(), $$"""{"sub":"s","team":"t","roles":{{json}}}""").Roles);

    [Theory]
    [InlineData("\"client-a\"", "\"azp-a\"", "client-a")]
    [InlineData("null", "\"azp-a\"", "azp-a")]
    [InlineData("null", "null", "")]
    public void The_application_is_the_client_id_or_else_the_authorised_party(
        string client,
        string azp,
        string application
    ) =>
        Assert.Equal(
            application,
            Read(new(), $$"""{"sub":"s","team":"t","client_id":{{client}},"azp":{{azp}}}""").Application
        );

    [Fact]
    public void A_team_can_follow_from_a_role()
    {
        ClaimOptions options = new()
        {
            Roles = "groups",
            TeamOfRole = ["CN=onc,OU=wards=oncology", "grp-billing=billing"],
        };
        Assert.Equal("oncology", Read(options, """{"sub":"s","groups":["staff","CN=onc,OU=wards"]}""").Team);
        Assert.Equal("cardiology", Read(options, """{"sub":"s","groups":["grp-billing"],"team":"cardiology"}""").Team);
        Assert.Contains(
            "several teams (oncology, billing",
            Problem(options, """{"sub":"s","groups":["CN=onc,OU=wards","grp-billing"]}"""),
            StringComparison.Ordinal
        );
        Assert.Contains(
            "none of its roles ('groups') has a team",
            Problem(options, """{"sub":"s","groups":["staff"]}"""),
            StringComparison.Ordinal
        );
    }

    [Theory]
    [InlineData("""{"team":"t"}""", "'sub'")]
    [InlineData("""{"sub":"s"}""", "no team: the claim 'team' (Callers:Issuers:3:Claims:Team)")]
    [InlineData("""{"sub":"s","team":["a","b"]}""", "no team")]
    [InlineData("""{"sub":"s","team":""}""", "no team")]
    [InlineData("""{"sub":"s","team":"a\nb"}""", "no team")]
    [InlineData("""{"sub":"s","team":7}""", "no team")]
    [InlineData("""{"sub":"s\u0000","team":"t"}""", "'sub'")]
    public void What_is_missing_is_named(string claims, string named) =>
        Assert.Contains(named, Problem(new(), claims), StringComparison.Ordinal);

    [Fact]
    public void A_user_claim_that_is_missing_is_named_with_its_setting() =>
        Assert.Contains(
            "the claim 'preferred_username' (Callers:Issuers:3:Claims:User)",
            Problem(new() { User = "preferred_username" }, """{"sub":"s","team":"t"}"""),
            StringComparison.Ordinal
        );

    [Theory]
    [InlineData("""{"sub":"s","team":"t","tid":"3f2b"}""", true)]
    [InlineData("""{"sub":"s","team":"t","tid":["other","3f2b"]}""", true)]
    [InlineData("""{"sub":"s","team":"t","tid":"3F2B"}""", false)]
    [InlineData("""{"sub":"s","team":"t"}""", false)]
    public void Required_claims_must_hold(string claims, bool holds)
    {
        ClaimOptions options = new() { Required = ["tid=3f2b"] };
        Assert.Equal(holds, new ClaimMap(options, "at").Read("i", Parse(claims), out var problem) is not null);
        Assert.Equal(holds, problem is null);
    }

    [Fact]
    public void A_required_claim_may_be_a_truth_or_a_number()
    {
        ClaimOptions options = new() { Required = ["email_verified=true", "acr=2"] };
        Assert.NotNull(Read(options, """{"sub":"s","team":"t","email_verified":true,"acr":2}"""));
        Assert.Contains(
            "'email_verified'",
            Problem(options, """{"sub":"s","team":"t","email_verified":false,"acr":2}"""),
            StringComparison.Ordinal
        );
    }

    private static Caller Read(ClaimOptions options, string claims)
    {
        Assert.Empty(options.Problems("at"));
        var caller = new ClaimMap(options, "Callers:Issuers:3:Claims").Read(
            "https://idp.example",
            Parse(claims),
            out var problem
        );
        Assert.Null(problem);
        return caller!;
    }

    private static string Problem(ClaimOptions options, string claims)
    {
        Assert.Null(
            new ClaimMap(options, "Callers:Issuers:3:Claims").Read(
                "https://idp.example",
                Parse(claims),
                out var problem
            )
        );
        return problem!;
    }

    private static JsonElement Parse(string claims) => JsonDocument.Parse(claims).RootElement;
}
