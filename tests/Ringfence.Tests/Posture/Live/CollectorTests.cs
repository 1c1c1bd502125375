using System.Text;
using System.Text.Json.Nodes;
using Ringfence.Controls;
using Ringfence.Posture;
using Ringfence.Posture.Live;

namespace Ringfence.Tests.Posture.Live;

public class CollectorTests
{
    private const string Bucket = "AWS::S3::Bucket";

    [Fact]
    public async Task Every_page_of_every_type_is_read_and_signed()
    {
        var account = LiveWorld.Empty(pageSize: 2);
        foreach (var name in (string[])["a", "b", "c", "d", "e"])
        {
            account.With(Bucket, name, $$"""{"BucketName":"{{name}}"}""");
        }

        var world = await LiveWorld.CollectAsync(account);

        Assert.Equal(["a", "b", "c", "d", "e"], world.File(Bucket).Resources.Select(each => each.Identifier));
        Assert.Empty(world.Account.BadSignatures);
        Assert.Empty(world.Manifest.Refused);
        Assert.Null(world.Manifest.Over);
        Assert.Equal(StandInAccount.Account, world.Manifest.Account);
    }

    [Fact]
    public async Task Every_type_that_a_control_judges_has_a_file_or_is_held_by_another()
    {
        var world = await LiveWorld.CollectAsync(LiveWorld.Empty());
        var files = world.Files.Select(file => file.Type).ToHashSet(StringComparer.Ordinal);
        var judged = Catalogue
            .All.SelectMany(control => control.ResourceTypes)
            .Distinct()
            .Where(type =>
                type.StartsWith("AWS::", StringComparison.Ordinal)
                && type is not ("AWS::CloudFormation::CustomResource" or "AWS::Serverless::Function")
            );

        Assert.Equal(
            [],
            judged.Where(type => !files.Contains(type) && ListedTypes.For(type)?.Listing != Listing.Within).Order()
        );
    }

    [Fact]
    public async Task What_is_throttled_is_asked_again()
    {
        var account = LiveWorld
            .Empty()
            .With(Bucket, "a", """{"BucketName":"a"}""")
            .Failing(
                new StandInFault("cloudcontrolapi:ListResources", "ThrottlingException", 400)
                {
                    About = Bucket,
                    Times = 3,
                }
            )
            .Failing(
                new StandInFault("cloudcontrolapi:GetResource", "ServiceInternalErrorException", 500) { Times = 2 }
            );

        var world = await LiveWorld.CollectAsync(account, type => type == Bucket);

        Assert.Equal("a", Assert.Single(world.File(Bucket).Resources).Identifier);
        Assert.Empty(world.File(Bucket).Gaps);
    }

    [Fact]
    public async Task What_is_throttled_for_ever_is_a_gap()
    {
        var account = LiveWorld
            .Empty()
            .Failing(new StandInFault("cloudcontrolapi:ListResources", "ThrottlingException", 400) { About = Bucket });

        var gap = Assert.Single((await LiveWorld.CollectAsync(account, type => type == Bucket)).File(Bucket).Gaps);

        Assert.Equal(("ThrottlingException", null), (gap.Code, gap.Action));
    }

    [Fact]
    public async Task A_list_that_breaks_half_way_keeps_what_it_gave_and_is_a_gap()
    {
        var account = LiveWorld.Empty(pageSize: 1);
        account.With(Bucket, "a", """{"BucketName":"a"}""").With(Bucket, "b", """{"BucketName":"b"}""");
        account.Failing(
            new StandInFault("cloudcontrolapi:ListResources", "InvalidRequestException", 400) { About = "NextToken" }
        );

        var file = (await LiveWorld.CollectAsync(account, type => type == Bucket)).File(Bucket);

        Assert.Equal("a", Assert.Single(file.Resources).Identifier);
        Assert.Equal("InvalidRequestException", Assert.Single(file.Gaps).Code);
    }

    [Fact]
    public async Task A_list_that_gives_the_same_token_again_ends()
    {
        var account = LiveWorld.Empty();
        account.Answers["kms:ListAliases"] = _ => """{"Aliases":[],"NextMarker":"same","Truncated":true}""";

        var file = (await LiveWorld.CollectAsync(account, type => type == "Ringfence::Kms::AwsManagedKey")).File(
            "Ringfence::Kms::AwsManagedKey"
        );

        Assert.Equal("PagingBroke", Assert.Single(file.Gaps).Code);
    }

    [Fact]
    public async Task The_action_that_AWS_says_is_missing_is_told()
    {
        var account = LiveWorld
            .Empty()
            .Failing(
                new StandInFault("cloudcontrolapi:ListResources", "GeneralServiceException", 400)
                {
                    About = Bucket,
                    Message =
                        "User: arn:aws:iam::111122223333:user/audit is not authorized to perform: s3:ListAllMyBuckets because no policy allows it",
                }
            );

        var world = await LiveWorld.CollectAsync(account, type => type == Bucket);

        var gap = Assert.Single(world.File(Bucket).Gaps);
        Assert.Equal(("AccessDenied", "s3:ListAllMyBuckets"), (gap.Code, gap.Action));
        Assert.DoesNotContain("user/audit", Encoding.UTF8.GetString(world.File(Bucket).ToBytes()));
    }

    [Fact]
    public async Task When_the_credentials_end_nothing_more_is_asked_and_all_the_rest_is_a_gap()
    {
        var account = LiveWorld
            .Empty()
            .Failing(new StandInFault("cloudcontrolapi:ListResources", "ExpiredTokenException", 400));

        var world = await LiveWorld.CollectAsync(account);

        Assert.Equal("ExpiredTokenException", world.Manifest.Over);
        Assert.Equal("ExpiredTokenException", Assert.Single(world.File(Bucket).Gaps).Code);
        Assert.True(world.Account.Calls.Count < 100, $"{world.Account.Calls.Count} calls after the end");
    }

    [Fact]
    public async Task Credentials_that_are_refused_from_the_start_are_an_error()
    {
        var account = LiveWorld.Empty().Failing(new StandInFault("*", "InvalidClientTokenId", 403));

        var error = await Assert.ThrowsAsync<Ringfence.Aws.Credentials.NoAwsKeysException>(() =>
            LiveWorld.CollectAsync(account)
        );

        Assert.Contains("InvalidClientTokenId", error.Message);
    }

    [Fact]
    public async Task A_region_that_is_not_enabled_is_told_and_not_asked()
    {
        var world = await LiveWorld.CollectAsync(LiveWorld.Empty(), null, "us-east-1", "me-south-1");

        Assert.Equal([new LiveRegion("us-east-1", true), new LiveRegion("me-south-1", false)], world.Manifest.Regions);
        Assert.DoesNotContain(world.Account.Calls, call => call.Region == "me-south-1");
    }

    [Fact]
    public async Task A_region_that_refuses_the_keys_is_a_gap_in_every_type()
    {
        var account = LiveWorld
            .Empty()
            .Failing(new StandInFault("*", "UnrecognizedClientException", 403) { Region = "eu-south-2" });

        var world = await LiveWorld.CollectAsync(account, null, "us-east-1", "eu-south-2");

        Assert.All(world.Files.Where(file => file.Region == "eu-south-2"), file => Assert.NotEmpty(file.Gaps));
        Assert.Empty(world.File(Bucket).Gaps);
    }

    [Fact]
    public async Task Secrets_and_prompts_are_not_kept()
    {
        var account = LiveWorld
            .Empty()
            .With(
                "AWS::Lambda::Function",
                "intake",
                """{"FunctionName":"intake","Environment":{"Variables":{"TOKEN":"seeded-secret"}}}"""
            )
            .With(
                "AWS::Bedrock::Agent",
                "A1",
                """{"AgentName":"triage","Instruction":"seeded-prompt","PromptOverrideConfiguration":{"PromptConfigurations":[{"BasePromptTemplate":"seeded-prompt"}]}}"""
            )
            .With("AWS::EC2::Instance", "i-1", """{"InstanceId":"i-1","UserData":"c2VlZGVk"}""");

        var world = await LiveWorld.CollectAsync(account);

        Assert.All(
            world.Files.Select(file => Encoding.UTF8.GetString(file.ToBytes())),
            text =>
                Assert.False(
                    text.Contains("seeded-", StringComparison.Ordinal)
                        || text.Contains("c2VlZGVk", StringComparison.Ordinal)
                )
        );
        Assert.Contains("\"TOKEN\"", Encoding.UTF8.GetString(world.File("AWS::Lambda::Function").ToBytes()));
    }

    [Fact]
    public async Task Resources_below_others_are_listed_for_each()
    {
        var account = LiveWorld
            .Empty()
            .With("AWS::Lambda::Function", "intake", """{"FunctionName":"intake"}""")
            .With("AWS::Lambda::Function", "report", """{"FunctionName":"report"}""")
            .With("AWS::Lambda::Permission", "intake|s1", """{"FunctionName":"intake","Id":"s1"}""")
            .With("AWS::Lambda::Permission", "report|s2", """{"FunctionName":"report","Id":"s2"}""");

        var world = await LiveWorld.CollectAsync(account, type => type == "AWS::Lambda::Permission");

        Assert.Equal(
            ["intake|s1", "report|s2"],
            world.File("AWS::Lambda::Permission").Resources.Select(each => each.Identifier)
        );
    }

    [Fact]
    public void The_policy_allows_what_is_called_and_no_more_than_reading()
    {
        var actions = LeastPrivilege.Policy()["Statement"]!
            .AsArray()
            .SelectMany(statement => statement!["Action"]!.AsArray().Select(each => each!.GetValue<string>()))
            .ToList();

        Assert.Equal(
            [],
            Ringfence
                .Posture.Live.Direct.DirectTypes.All.SelectMany(type => type.Actions)
                .Where(needed => !actions.Exists(each => LeastPrivilege.Covers(each, needed)))
        );
        var verbs = actions.Select(each => each.Split(':')[1]);
        Assert.All(
            verbs,
            verb =>
                Assert.Matches(
                    "^(Get|get|List|list|Describe|Batch|BatchGet|GET|Detect|Generate|Search|Query|Is|View|Validate|Simulate)",
                    verb
                )
        );
        Assert.DoesNotContain(
            actions,
            each =>
                each
                    is "s3:GetObject"
                        or "secretsmanager:GetSecretValue"
                        or "ssm:GetParameter"
                        or "ssm:GetParameters"
                        or "kms:Decrypt"
                        or "logs:GetLogEvents"
        );
    }
}
