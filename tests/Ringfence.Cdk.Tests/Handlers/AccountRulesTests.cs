using System.Text.Json.Nodes;

namespace Ringfence.Cdk.Tests.Handlers;

/// <summary>What our own rules of AWS Config say of an account: as it was set, and after each way to weaken it.</summary>
public class AccountRulesTests
{
    private const string Recorded = "bedrock-invocations-recorded";
    private const string Unweakened = "bedrock-guardrail-unweakened";
    private const string Enforced = "bedrock-guardrail-enforced";

    [Theory]
    [InlineData(Recorded)]
    [InlineData("bedrock-data-retention")]
    [InlineData(Unweakened)]
    [InlineData(Enforced)]
    [InlineData("bedrock-keys-absent")]
    public void An_account_as_it_was_set_complies(string check)
    {
        using var account = new RuledAccount();

        Assert.Equal("", account.Wrong(check));
    }

    [Theory]
    [InlineData("text")]
    [InlineData("image")]
    [InlineData("embedding")]
    [InlineData("video")]
    [InlineData("audio")]
    public void Logging_without_one_kind_does_not_comply_whether_off_or_not_said(string kind)
    {
        using var account = new RuledAccount();
        var config = account.Logging["loggingConfig"]!.AsObject();

        config[$"{kind}DataDeliveryEnabled"] = false;
        Assert.Equal($"{kind} is not delivered", account.Wrong(Recorded));

        config.Remove($"{kind}DataDeliveryEnabled");
        Assert.Equal($"{kind} is not delivered", account.Wrong(Recorded));
    }

    [Fact]
    public void Logging_that_is_off_or_goes_elsewhere_does_not_comply()
    {
        using var account = new RuledAccount();
        var config = account.Logging["loggingConfig"]!.AsObject();

        config["s3Config"]!["keyPrefix"] = "elsewhere";
        Assert.Equal("Records go below a prefix that was not set", account.Wrong(Recorded));

        config["s3Config"] = new JsonObject { ["bucketName"] = "another" };
        Assert.Equal("Records do not go to the bucket that was set", account.Wrong(Recorded));

        config.Remove("s3Config");
        config["cloudWatchConfig"] = new JsonObject
        {
            ["logGroupName"] = "/some",
            ["roleArn"] = "arn:aws:iam::1:role/x",
        };
        Assert.Equal(
            "Records do not go to the bucket that was set; Records go to a log group too, which was not set; What is too large for it goes nowhere",
            account.Wrong(Recorded)
        );

        account.Logging.Remove("loggingConfig");
        Assert.Equal("Model invocation logging is off", account.Wrong(Recorded));
    }

    [Theory]
    [InlineData("AES256", "")]
    [InlineData("aws:kms", "")]
    [InlineData("aws:kms", "arn:aws:kms:us-east-1:333344445555:alias/aws/s3")]
    public void A_bucket_of_records_under_another_key_does_not_comply(string algorithm, string key)
    {
        using var account = new RuledAccount();
        account.Encryption = (algorithm, key);

        Assert.Equal("The bucket of records is not under the key that was set", account.Wrong(Recorded));
    }

    [Theory]
    [InlineData(403, "AccessDenied")]
    [InlineData(404, "NoSuchBucket")]
    public void A_bucket_that_cannot_be_seen_does_not_comply(int status, string code)
    {
        using var account = new RuledAccount();
        account.Instead = path =>
            path.StartsWith("/clinic-invocations", StringComparison.Ordinal)
                ? (status, $"<Error><Code>{code}</Code><Message>no</Message></Error>")
                : null;

        Assert.Equal($"Not shown, for it could not be read: encryption of bucket: {code}", account.Wrong(Recorded));
    }

    [Theory]
    [InlineData("us-east-1", "default")]
    [InlineData("us-west-2", "provider_data_share")]
    [InlineData("us-west-2", "inherit")]
    public void Another_retention_in_any_region_does_not_comply(string region, string mode)
    {
        using var account = new RuledAccount();
        account.Retention[region] = mode;

        Assert.Equal($"{region}: data retention is {mode}, not none", account.Wrong("bedrock-data-retention"));
    }

    [Theory]
    [InlineData("status", "\"VERSIONING\"", "status is VERSIONING")]
    [InlineData("kmsKeyArn", "null", "not under the key that was set")]
    [InlineData("sensitiveInformationPolicy.piiEntities.0.action", "\"NONE\"", null)]
    [InlineData("sensitiveInformationPolicy.piiEntities.0.inputAction", "\"NONE\"", "lets through NAME")]
    [InlineData("sensitiveInformationPolicy.piiEntities.0.outputEnabled", "false", "lets through NAME")]
    [InlineData(
        "sensitiveInformationPolicy.piiEntities.1.action",
        "\"NONE\"",
        "lets through US_SOCIAL_SECURITY_NUMBER"
    )]
    [InlineData(
        "sensitiveInformationPolicy.piiEntities.1.type",
        "\"AWS_ACCESS_KEY\"",
        "lets through US_SOCIAL_SECURITY_NUMBER"
    )]
    [InlineData("sensitiveInformationPolicy.piiEntities", "[]", "lets through NAME, US_SOCIAL_SECURITY_NUMBER")]
    [InlineData("sensitiveInformationPolicy.regexes", "null", "expression MedicalRecordNumber is off or another")]
    [InlineData(
        "sensitiveInformationPolicy.regexes.0.pattern",
        "\"nothing\"",
        "expression MedicalRecordNumber is off or another"
    )]
    [InlineData(
        "sensitiveInformationPolicy.regexes.0.action",
        "\"NONE\"",
        "expression MedicalRecordNumber is off or another"
    )]
    [InlineData("contentPolicy.filters.0.outputStrength", "\"LOW\"", "filter HATE is weaker on output")]
    [InlineData("contentPolicy.filters.1.inputStrength", "\"NONE\"", "filter PROMPT_ATTACK is weaker on input")]
    [InlineData("contentPolicy.filters.1.inputStrength", "\"MEDIUM\"", "filter PROMPT_ATTACK is weaker on input")]
    [InlineData("contentPolicy.filters.1.inputEnabled", "false", "filter PROMPT_ATTACK is weaker on input")]
    [InlineData("contentPolicy.filters.1.inputAction", "\"NONE\"", "filter PROMPT_ATTACK is weaker on input")]
    [InlineData("topicPolicy", "null", "fewer topics are denied")]
    [InlineData("topicPolicy.topics.0.outputAction", "\"NONE\"", "fewer topics are denied")]
    [InlineData(
        "contextualGroundingPolicy",
        "null",
        "threshold of GROUNDING is lower; 3: threshold of RELEVANCE is lower"
    )]
    [InlineData("contextualGroundingPolicy.filters.0.threshold", "0.5", "threshold of GROUNDING is lower")]
    [InlineData("contextualGroundingPolicy.filters.1.action", "\"NONE\"", "threshold of RELEVANCE is lower")]
    [InlineData("contextualGroundingPolicy.filters.0.enabled", "false", "threshold of GROUNDING is lower")]
    public void A_weakened_guardrail_does_not_comply(string path, string value, string? wrong)
    {
        using var account = new RuledAccount();
        Set(account.Guardrails["3"], path, JsonNode.Parse(value));

        // Where a side has an action of its own, the action of both says nothing.
        Assert.Equal(wrong is null ? "" : $"3: {wrong}", account.Wrong(Unweakened));
    }

    [Fact]
    public void A_draft_that_was_weakened_does_not_comply_for_the_next_version_is_made_from_it()
    {
        using var account = new RuledAccount();
        Set(account.Guardrails["DRAFT"], "contentPolicy", null);

        Assert.Equal(
            "DRAFT: filter HATE is weaker on input; DRAFT: filter HATE is weaker on output; DRAFT: filter PROMPT_ATTACK is weaker on input",
            account.Wrong(Unweakened)
        );
    }

    [Fact]
    public void A_version_that_is_gone_does_not_comply()
    {
        using var account = new RuledAccount();
        account.Guardrails.Remove("3");

        Assert.Equal(
            "Not shown, for it could not be read: guardrail: ResourceNotFoundException",
            account.Wrong(Unweakened)
        );
    }

    [Theory]
    [InlineData("guardrailVersion", "\"2\"", "Another guardrail or version is enforced")]
    [InlineData(
        "guardrailArn",
        "\"arn:aws:bedrock:us-east-1:333344445555:guardrail/other\"",
        "Another guardrail or version is enforced"
    )]
    [InlineData("selectiveContentGuarding.system", "\"SELECTIVE\"", "Of system the caller says what is looked at")]
    [InlineData("selectiveContentGuarding.messages", "null", "Of messages the caller says what is looked at")]
    [InlineData("inputTags", "\"HONOR\"", "Callers' tags leave text out")]
    [InlineData("modelEnforcement.includedModels", "[\"anthropic.one\"]", "Models are left out")]
    [InlineData("modelEnforcement.excludedModels", "[\"anthropic.one\"]", "Models are left out")]
    [InlineData("modelEnforcement", "null", "Models are left out")]
    public void An_enforcement_that_was_loosened_does_not_comply(string path, string value, string wrong)
    {
        using var account = new RuledAccount();
        Set(account.Enforced[0]!.AsObject(), path, JsonNode.Parse(value));

        Assert.Equal(wrong, account.Wrong(Enforced));
    }

    [Fact]
    public void An_account_that_enforces_nothing_does_not_comply()
    {
        using var account = new RuledAccount();
        account.Enforced.Clear();

        Assert.Equal("No guardrail is enforced", account.Wrong(Enforced));
    }

    [Fact]
    public void A_key_of_Bedrock_on_any_page_does_not_comply_though_it_is_switched_off()
    {
        using var account = new RuledAccount();
        account.Keys.Add([]);
        account.Keys.Add(["ci", "reports"]);

        Assert.Equal("2 long-lived API keys of Bedrock: ci, reports", account.Wrong("bedrock-keys-absent"));
        Assert.Equal(3, account.AskedIam);
    }

    private static void Set(JsonObject of, string path, JsonNode? value)
    {
        var steps = path.Split('.');
        JsonNode at = of;
        foreach (var step in steps[..^1])
        {
            at = at is JsonArray list ? list[int.Parse(step)]! : at[step]!;
        }

        at.AsObject()[steps[^1]] = value;
    }
}
