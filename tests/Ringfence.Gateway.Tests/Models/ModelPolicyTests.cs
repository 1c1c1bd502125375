using Ringfence.Gateway.Doors;
using Ringfence.Gateway.Models;

namespace Ringfence.Gateway.Tests.Models;

public sealed class ModelPolicyTests
{
    [Fact]
    public void An_alias_leads_to_its_model_and_says_by_which_rule()
    {
        var policy = Policies.Compile(Policies.Options());
        var choice = policy.Chooses("claude-sonnet-5");

        Assert.Equal("anthropic.claude-sonnet-5", choice.Used.Value);
        Assert.Equal("us-east-1", choice.Region);
        Assert.Equal("team oncology: claude-sonnet-5", choice.Rule);
        Assert.Equal(policy.Version, choice.PolicyVersion);
    }

    [Fact]
    public void A_pattern_allows_what_begins_like_it()
    {
        var choice = Policies.Compile(Policies.Options()).Chooses("amazon.titan-embed-text-v2:0");
        Assert.Equal("team oncology: amazon.titan-*", choice.Rule);
    }

    [Fact]
    public void What_no_rule_allows_is_refused_with_model_team_and_what_is_allowed() =>
        Policies
            .Compile(Policies.Options())
            .Refuses(
                "amazon.nova-pro-v1:0",
                GatewayError.ModelNotAllowed,
                "amazon.nova-pro-v1:0",
                "team oncology",
                "roles clinician",
                "claude-sonnet-5, amazon.titan-*"
            );

    [Fact]
    public void Allowing_an_alias_does_not_allow_the_id_behind_it() =>
        Policies.Compile(Policies.Options()).Refuses("anthropic.claude-sonnet-5", GatewayError.ModelNotAllowed);

    [Fact]
    public void Allowing_an_id_allows_every_alias_of_it()
    {
        var options = Policies.Options();
        options.Teams["oncology"].Allow = ["anthropic.claude-sonnet-5"];
        Assert.Equal("anthropic.claude-sonnet-5", Policies.Compile(options).Chooses("claude-sonnet-5").Used.Value);
    }

    [Fact]
    public void A_team_that_policy_does_not_know_may_use_nothing()
    {
        var stranger = Policies.Clinician with { Team = "billing" };
        Assert.Null(
            Policies
                .Compile(Policies.Options())
                .Choose(stranger, "claude-sonnet-5", RouteName.Converse, out var refusal)
        );
        Assert.Equal(GatewayError.ModelNotAllowed, refusal!.Error);
        Assert.Contains("Models:Teams:billing:Allow", refusal.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Roles_and_every_team_add_to_the_team()
    {
        var options = Policies.Options();
        options.Roles["clinician"] = new() { Allow = ["cohere.embed-english-v3"] };
        options.Teams["*"] = new() { Allow = ["amazon.nova-micro-v1:0"] };
        var policy = Policies.Compile(options);

        Assert.Equal("role clinician: cohere.embed-english-v3", policy.Chooses("cohere.embed-english-v3").Rule);
        Assert.Equal("every team: amazon.nova-micro-v1:0", policy.Chooses("amazon.nova-micro-v1:0").Rule);
    }

    [Fact]
    public void A_caller_whose_team_is_called_like_the_wildcard_gets_no_more_than_every_team()
    {
        var options = Policies.Options();
        options.Teams["*"] = new() { Allow = ["amazon.nova-micro-v1:0"] };
        var star = Policies.Clinician with { Team = "*" };
        Assert.Null(Policies.Compile(options).Choose(star, "claude-sonnet-5", RouteName.Converse, out _));
    }

    [Theory]
    [InlineData("anthropic.claude-opus-5")]
    [InlineData("Anthropic.Claude-Opus-5")]
    [InlineData("us.anthropic.claude-opus-5")]
    [InlineData("arn:aws:bedrock:us-east-1::foundation-model/anthropic.claude-opus-5")]
    [InlineData("arn:aws:bedrock:us-east-1:111122223333:inference-profile/us.anthropic.claude-opus-5")]
    [InlineData("opus")]
    public void A_denied_model_is_denied_in_every_spelling(string asked)
    {
        var options = Policies.Options();
        options.Regions = ["us-east-1", "us-*"];
        options.Aliases["opus"] = "us.anthropic.claude-opus-5";
        options.Teams["oncology"].Allow = ["*", "arn:*"];
        options.Roles["clinician"] = new() { Deny = ["anthropic.claude-opus-*"] };
        Policies
            .Compile(options)
            .Refuses(asked, GatewayError.ModelNotAllowed, "role clinician denies anthropic.claude-opus-*");
    }

    [Fact]
    public void A_denied_model_is_denied_behind_an_application_profile_that_AWS_told_of()
    {
        var options = Policies.Options();
        options.Teams["oncology"] = new() { Allow = ["scribe"], Deny = ["anthropic.claude-opus-*"] };
        var profile = options.Aliases["scribe"];
        var known = new Dictionary<string, IReadOnlyList<string>>
        {
            [profile] = ["arn:aws:bedrock:us-east-1::foundation-model/anthropic.claude-opus-5"],
        };
        Policies
            .Compile(options, () => known)
            .Refuses("scribe", GatewayError.ModelNotAllowed, "denies anthropic.claude-opus-*");
    }

    [Fact]
    public void An_alias_can_be_denied_by_its_name()
    {
        var options = Policies.Options();
        options.Teams["oncology"].Deny = ["claude-sonnet-5"];
        Policies.Compile(options).Refuses("claude-sonnet-5", GatewayError.ModelNotAllowed, "denies claude-sonnet-5");
    }

    [Theory]
    [InlineData("arn:aws:bedrock:us-east-1:111122223333:application-inference-profile/abcdef123456")]
    [InlineData("arn:aws:bedrock:us-east-1:111122223333:provisioned-model/abcdef123456")]
    [InlineData("arn:aws:bedrock:us-east-1:111122223333:prompt-router/anything")]
    [InlineData("arn:aws:sagemaker:us-east-1:111122223333:endpoint/anything")]
    public void An_ARN_that_hides_its_model_is_not_allowed_by_a_star(string arn)
    {
        var options = Policies.Options();
        options.Teams["oncology"].Allow = ["*"];
        Policies.Compile(options).Refuses(arn, GatewayError.ModelNotAllowed);
    }

    [Fact]
    public void An_ARN_that_hides_its_model_is_allowed_by_name_or_by_alias()
    {
        const string Arn = "arn:aws:bedrock:us-west-2:111122223333:provisioned-model/abcdef123456";
        var options = Policies.Options();
        options.Aliases["tuned"] = Arn;
        options.Teams["oncology"].Allow = ["tuned"];
        Assert.Equal((Arn, "us-west-2"), Answer(Policies.Compile(options).Chooses("tuned")));
        Policies.Compile(options).Refuses(Arn, GatewayError.ModelNotAllowed);

        options.Teams["oncology"].Allow = [Arn];
        Assert.Equal((Arn, "us-west-2"), Answer(Policies.Compile(options).Chooses(Arn)));
    }

    [Theory]
    [InlineData("claude-sonnet")]
    [InlineData("gpt-4o")]
    [InlineData("")]
    [InlineData("anthropic%2Eclaude-sonnet-5")]
    [InlineData("../guardrail")]
    [InlineData("amazon.titan-x\r\nX-Evil: 1")]
    [InlineData("arn:aws:s3:us-east-1:111122223333:bucket/anything")]
    [InlineData("arn:aws:bedrock:everywhere::foundation-model/amazon.titan-embed-text-v2:0")]
    public void A_name_that_is_neither_alias_nor_id_is_unknown_and_near_ones_are_named(string asked)
    {
        var policy = Policies.Compile(Policies.Options());
        policy.Refuses(asked, GatewayError.ModelUnknown, "claude-sonnet-5");
        policy.Choose(Policies.Clinician, asked, RouteName.Converse, out var refusal);
        Assert.DoesNotContain('\n', refusal!.Message);
    }

    [Fact]
    public void Nearest_come_first()
    {
        Assert.Equal(
            ["claude-sonnet-5", "claude-opus-5"],
            NearNames.To("claude-sonnet", ["scribe", "claude-opus-5", "claude-sonnet-5"], 2)
        );
    }

    [Theory]
    [InlineData(nameof(RouteName.CountTokens), "anthropic.claude-sonnet-5")]
    [InlineData(nameof(RouteName.MessagesCountTokens), "anthropic.claude-sonnet-5")]
    [InlineData(nameof(RouteName.Converse), "us.anthropic.claude-sonnet-5")]
    public void Counting_tokens_goes_to_the_model_behind_a_profile(string route, string used)
    {
        var options = Policies.Options();
        options.Regions = ["us-east-1", "us-*"];
        options.Teams["oncology"].Allow = ["us.anthropic.*"];
        Assert.Equal(
            used,
            Policies.Compile(options).Chooses("us.anthropic.claude-sonnet-5", Enum.Parse<RouteName>(route)).Used.Value
        );
    }

    [Fact]
    public void The_listing_holds_what_may_be_used_and_nothing_else()
    {
        var options = Policies.Options();
        options.Aliases["opus"] = "anthropic.claude-opus-5";
        options.Teams["oncology"].Allow =
        [
            "claude-sonnet-5",
            "amazon.titan-embed-text-v2:0",
            "eu.anthropic.*",
            "us.*",
            "opus",
        ];
        options.Teams["oncology"].Deny = ["opus"];
        var known = new Dictionary<string, IReadOnlyList<string>>
        {
            ["us.anthropic.claude-sonnet-5"] = Arns("us-east-1", "us-west-2"),
            ["us.anthropic.claude-haiku-4-5"] = Arns("us-east-1", "us-east-2"),
            ["eu.anthropic.claude-sonnet-5"] = Arns("eu-west-1"),
        };
        Assert.Equal(
            ["amazon.titan-embed-text-v2:0", "claude-sonnet-5", "us.anthropic.claude-sonnet-5"],
            Policies.Compile(options, () => known).Listing(Policies.Clinician)
        );
    }

    private static (string, string) Answer(ModelChoice choice) => (choice.Used.Value, choice.Region);

    private static string[] Arns(params string[] regions) =>
        [.. regions.Select(region => $"arn:aws:bedrock:{region}::foundation-model/anthropic.claude-sonnet-5")];
}
