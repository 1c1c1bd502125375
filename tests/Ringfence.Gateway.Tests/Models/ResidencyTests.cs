using Ringfence.Gateway.Models;

namespace Ringfence.Gateway.Tests.Models;

public sealed class ResidencyTests
{
    private const string Profile = "us.anthropic.claude-sonnet-5";

    [Fact]
    public void A_profile_of_which_nothing_is_known_may_run_in_its_whole_geography() =>
        Policies
            .Compile(Options("us-east-1", "us-west-2"))
            .Refuses(
                Profile,
                GatewayError.ModelNotAllowed,
                Profile,
                "team oncology",
                "us-*",
                "us-east-1, us-west-2",
                "Models:ProfileRegions"
            );

    [Fact]
    public void A_geography_that_is_allowed_whole_covers_its_profiles() =>
        Assert.Equal("us-east-1", Policies.Compile(Options("us-east-1", "us-*")).Chooses(Profile).Region);

    [Fact]
    public void Configured_regions_take_the_place_of_the_geography()
    {
        var options = Options("us-west-2", "us-east-1");
        options.ProfileRegions = [new() { Profile = Profile, Regions = ["us-east-1", "us-west-2"] }];
        Assert.Equal("us-west-2", Policies.Compile(options).Chooses(Profile).Region);

        options.ProfileRegions[0].Regions = ["us-east-1", "us-east-2", "us-west-2"];
        Policies.Compile(options).Refuses(Profile, GatewayError.ModelNotAllowed, "also run in us-east-2");
    }

    [Fact]
    public void What_AWS_says_and_what_is_configured_hold_together()
    {
        var options = Options("us-east-1");
        options.ProfileRegions = [new() { Profile = Profile, Regions = ["us-east-1"] }];
        var known = new Dictionary<string, IReadOnlyList<string>>();
        var policy = Policies.Compile(options, () => known);
        Assert.Equal("us-east-1", policy.Chooses(Profile).Region);

        known[Profile] =
        [
            "arn:aws:bedrock:us-east-1::foundation-model/anthropic.claude-sonnet-5",
            "arn:aws:bedrock:us-east-2::foundation-model/anthropic.claude-sonnet-5",
        ];
        policy.Refuses(Profile, GatewayError.ModelNotAllowed, "us-east-2");
    }

    [Fact]
    public void A_profile_is_called_where_it_runs()
    {
        var options = Options("us-east-1", "eu-central-1", "eu-*", "us-*");
        options.Teams["oncology"].Allow = ["*"];
        var policy = Policies.Compile(options);
        Assert.Equal("eu-central-1", policy.Chooses("eu.anthropic.claude-sonnet-5").Region);
        Assert.Equal("us-east-1", policy.Chooses(Profile).Region);
        Assert.Equal("us-east-1", policy.Chooses("amazon.nova-pro-v1:0").Region);
    }

    [Theory]
    [InlineData("global.anthropic.claude-sonnet-5")]
    [InlineData("arn:aws:bedrock:us-east-1:111122223333:inference-profile/global.anthropic.claude-sonnet-5")]
    public void A_global_profile_is_refused_unless_allowed_by_name(string global)
    {
        var options = Options("us-east-1", "us-*", "eu-*", "ap-*");
        options.Teams["oncology"].Allow = ["*"];
        options.ProfileRegions = [new() { Profile = "global.anthropic.claude-sonnet-5", Regions = ["us-east-1"] }];
        Policies
            .Compile(options)
            .Refuses(global, GatewayError.ModelNotAllowed, "any region on earth", "Models:AllowGlobal=true");

        options.AllowGlobal = true;
        Assert.Equal("us-east-1", Policies.Compile(options).Chooses(global).Region);
    }

    [Fact]
    public void A_profile_that_AWS_says_names_no_region_is_global()
    {
        var known = new Dictionary<string, IReadOnlyList<string>>
        {
            [Profile] =
            [
                "arn:aws:bedrock:us-east-1::foundation-model/anthropic.claude-sonnet-5",
                "arn:aws:bedrock:::foundation-model/anthropic.claude-sonnet-5",
            ],
        };
        Policies
            .Compile(Options("us-east-1"), () => known)
            .Refuses(Profile, GatewayError.ModelNotAllowed, "any region on earth");
    }

    [Theory]
    [InlineData("ca.anthropic.claude-sonnet-5")]
    [InlineData("mx.newprovider.model-1")]
    public void A_profile_of_an_unknown_geography_is_refused_until_its_regions_are_given(string profile)
    {
        var options = Options("us-east-1", "ca-central-1");
        options.Teams["oncology"].Allow = ["*"];
        Policies
            .Compile(options)
            .Refuses(profile, GatewayError.ModelNotAllowed, "not known where it runs", "get-inference-profile");

        options.ProfileRegions = [new() { Profile = profile, Regions = ["ca-central-1"] }];
        Assert.Equal("ca-central-1", Policies.Compile(options).Chooses(profile).Region);
    }

    [Theory]
    [InlineData("moonshotai.kimi-k2.5")]
    [InlineData("zai.glm-4.7")]
    public void A_dot_in_a_models_name_makes_it_no_profile(string model)
    {
        var options = Options("us-east-1");
        options.Teams["oncology"].Allow = ["*"];
        Assert.Equal("us-east-1", Policies.Compile(options).Chooses(model).Region);
    }

    [Fact]
    public void GovCloud_is_no_part_of_the_US_geography()
    {
        var options = Options("us-east-1", "us-*");
        options.Teams["oncology"].Allow = ["*"];
        Policies.Compile(options).Refuses("us-gov.anthropic.claude-sonnet-5", GatewayError.ModelNotAllowed, "us-gov-*");
        Policies
            .Compile(options)
            .Refuses(
                "arn:aws-us-gov:bedrock:us-gov-west-1::foundation-model/anthropic.claude-3-haiku-20240307-v1:0",
                GatewayError.ModelNotAllowed,
                "us-gov-west-1"
            );
    }

    [Fact]
    public void An_ARN_must_be_of_an_allowed_region_and_account()
    {
        const string Arn = "arn:aws:bedrock:us-east-1:111122223333:inference-profile/us.anthropic.claude-sonnet-5";
        var options = Options("us-east-1", "us-*");
        Assert.Equal("us-east-1", Policies.Compile(options).Chooses(Arn).Region);

        options.Accounts = ["444455556666"];
        Policies.Compile(options).Refuses(Arn, GatewayError.ModelNotAllowed, "111122223333", "444455556666");

        options.Accounts = ["111122223333"];
        Assert.Equal("us-east-1", Policies.Compile(options).Chooses(Arn).Region);
        Policies
            .Compile(options)
            .Refuses(
                Arn.Replace("us-east-1", "eu-west-1", StringComparison.Ordinal),
                GatewayError.ModelNotAllowed,
                "it is in eu-west-1"
            );
    }

    [Fact]
    public void An_application_profile_runs_where_AWS_or_configuration_says_and_nowhere_else()
    {
        var options = Options("us-east-1");
        options.Teams["oncology"].Allow = ["scribe"];
        Policies.Compile(options).Refuses("scribe", GatewayError.ModelNotAllowed, "not known where it runs");

        options.ProfileRegions = [new() { Profile = options.Aliases["scribe"], Regions = ["us-east-1"] }];
        Assert.Equal(options.Aliases["scribe"], Policies.Compile(options).Chooses("scribe").Used.Value);
    }

    private static ModelOptions Options(params string[] regions)
    {
        var options = Policies.Options();
        options.Regions = regions;
        options.Teams["oncology"].Allow = ["us.anthropic.*"];
        return options;
    }
}
