using System.Text.RegularExpressions;
using Ringfence.Aws.Bedrock;

namespace Ringfence.Tests.Aws.Bedrock;

public class ModelIdTests
{
    private const string Account = "arn:aws:bedrock:us-east-1:123456789012:";

    [Theory]
    [InlineData(
        "anthropic.claude-3-haiku-20240307-v1%3A0",
        "anthropic.claude-3-haiku-20240307-v1:0",
        ModelIdKind.FoundationModel,
        null,
        "anthropic"
    )]
    [InlineData(
        "anthropic.claude-3-haiku-20240307-v1:0",
        "anthropic.claude-3-haiku-20240307-v1:0",
        ModelIdKind.FoundationModel,
        null,
        "anthropic"
    )]
    [InlineData(
        "anthropic.claude-opus-5-5",
        "anthropic.claude-opus-5-5",
        ModelIdKind.FoundationModel,
        null,
        "anthropic"
    )]
    [InlineData("amazon.nova-pro-v1:0:300k", "amazon.nova-pro-v1:0:300k", ModelIdKind.FoundationModel, null, "amazon")]
    [InlineData(
        "us.anthropic.claude-sonnet-5",
        "us.anthropic.claude-sonnet-5",
        ModelIdKind.InferenceProfile,
        "us",
        "anthropic"
    )]
    [InlineData(
        "global.anthropic.claude-sonnet-5",
        "global.anthropic.claude-sonnet-5",
        ModelIdKind.InferenceProfile,
        "global",
        "anthropic"
    )]
    [InlineData(
        "us-gov.amazon.nova-lite-v1:0",
        "us-gov.amazon.nova-lite-v1:0",
        ModelIdKind.InferenceProfile,
        "us-gov",
        "amazon"
    )]
    [InlineData("my_model-1", "my_model-1", ModelIdKind.Opaque, null, null)]
    [InlineData("x.y", "x.y", ModelIdKind.FoundationModel, null, "x")]
    public void A_bare_id_is_understood(
        string segment,
        string value,
        ModelIdKind kind,
        string? prefix,
        string? provider
    )
    {
        Assert.True(ModelId.TryParse(segment, out var id));
        Assert.Equal(value, id.Value);
        Assert.Equal(kind, id.Kind);
        Assert.Equal(prefix, id.ProfilePrefix);
        Assert.Equal(provider, id.Provider);
        Assert.Null(id.Region);
    }

    [Theory]
    [InlineData(
        "arn:aws:bedrock:us-east-1::foundation-model/anthropic.claude-3-haiku-20240307-v1:0",
        ModelIdKind.FoundationModel,
        null,
        "anthropic"
    )]
    [InlineData(
        Account + "inference-profile/eu.anthropic.claude-sonnet-4-5-20250929-v1:0",
        ModelIdKind.InferenceProfile,
        "eu",
        "anthropic"
    )]
    [InlineData(Account + "inference-profile/sa.anthropic.claude-x", ModelIdKind.InferenceProfile, "sa", "anthropic")]
    [InlineData(Account + "application-inference-profile/abc123", ModelIdKind.ApplicationInferenceProfile, null, null)]
    [InlineData(
        Account + "custom-model/amazon.titan-text-lite-v1/abcdefghij12",
        ModelIdKind.CustomModel,
        null,
        "amazon"
    )]
    [InlineData(Account + "custom-model-deployment/abcdefghij12", ModelIdKind.CustomModelDeployment, null, null)]
    [InlineData(Account + "provisioned-model/abcdefghij12", ModelIdKind.ProvisionedModel, null, null)]
    [InlineData(Account + "imported-model/abcdefghij12", ModelIdKind.ImportedModel, null, null)]
    [InlineData(Account + "prompt/ABCDEFGHIJ:12", ModelIdKind.Prompt, null, null)]
    [InlineData(Account + "prompt-router/abc", ModelIdKind.PromptRouter, null, null)]
    [InlineData(Account + "default-prompt-router/anthropic.claude:1", ModelIdKind.PromptRouter, null, null)]
    [InlineData(
        "arn:aws:sagemaker:us-east-1:123456789012:endpoint/my-endpoint",
        ModelIdKind.SageMakerEndpoint,
        null,
        null
    )]
    public void An_arn_is_understood_in_any_encoding(string arn, ModelIdKind kind, string? prefix, string? provider)
    {
        string[] encodings =
        [
            arn,
            Uri.EscapeDataString(arn),
            arn.Replace("/", "%2F", StringComparison.Ordinal),
            arn.Replace("/", "%2f", StringComparison.Ordinal),
        ];
        foreach (var segment in encodings)
        {
            Assert.True(ModelId.TryParse(segment, out var id), segment);
            Assert.Equal(arn, id.Value);
            Assert.Equal(kind, id.Kind);
            Assert.Equal(prefix, id.ProfilePrefix);
            Assert.Equal(provider, id.Provider);
            Assert.Equal("us-east-1", id.Region);
            Assert.Equal(Uri.EscapeDataString(arn), id.PathSegment);
        }
    }

    [Fact]
    public void All_encodings_of_one_id_are_equal_and_have_one_segment()
    {
        Assert.True(ModelId.TryParse("a.b-v1%3A0", out var encoded));
        Assert.True(ModelId.TryParse("a.b-v1:0", out var literal));
        Assert.True(ModelId.TryParse("%61.b%2Dv1%3a0", out var odd));
        Assert.Equal(encoded, literal);
        Assert.Equal(encoded, odd);
        Assert.Equal("a.b-v1%3A0", odd.PathSegment);
    }

    [Theory]
    [InlineData("us.anthropic.claude-sonnet-5", "anthropic.claude-sonnet-5")]
    [InlineData("anthropic.claude-sonnet-5", "anthropic.claude-sonnet-5")]
    [InlineData(Account + "inference-profile/apac.anthropic.claude-sonnet-5", "anthropic.claude-sonnet-5")]
    [InlineData(Account + "application-inference-profile/abc", null)]
    [InlineData("my-name", null)]
    public void The_foundation_model_is_told_where_the_id_tells_it(string segment, string? model)
    {
        Assert.True(ModelId.TryParse(segment, out var id));
        Assert.Equal(model, id.FoundationModel);
    }

    [Theory]
    [InlineData("")]
    [InlineData(".")]
    [InlineData("..")]
    [InlineData("a..b")]
    [InlineData("%2e%2e")]
    [InlineData("a.b-v1%253A0")]
    [InlineData("a.b/../c")]
    [InlineData("a.b%2Finvoke")]
    [InlineData("a.b%00")]
    [InlineData("a.b%0A")]
    [InlineData("a.b\n")]
    [InlineData("a.b%")]
    [InlineData("a.b%4")]
    [InlineData("a.b%zz")]
    [InlineData("a.b%FF")]
    [InlineData("a.b?x=1")]
    [InlineData("a.b c")]
    [InlineData("a.b+c")]
    [InlineData("a.b\u00e9")]
    [InlineData("\uff41.b")]
    [InlineData("_name")]
    [InlineData("my__name")]
    [InlineData("arn:aws:bedrock:us-east-1:123456789012:foundation-model/a.b-c")]
    [InlineData("arn:aws:bedrock:us-east-1::inference-profile/us.a.b")]
    [InlineData("arn:aws:bedrock:::foundation-model/a.b-c")]
    [InlineData("arn:aws:bedrock:us-east-1:12345678901:provisioned-model/abcdefghij12")]
    [InlineData("arn:aws:bedrock:us-east-1:123456789012:agent/abcdefghij12")]
    [InlineData("arn:aws:bedrock:us-east-1:123456789012:async-invoke/abcdefghij12")]
    [InlineData("arn:aws:s3:us-east-1:123456789012:endpoint/x")]
    [InlineData("arn:aws:bedrock:us-east-1:123456789012:prompt/ABCDEFGHIJ:123456")]
    [InlineData("arn:aws:bedrock:us-east-1:123456789012:inference-profile/a/b")]
    [InlineData("ARN:aws:bedrock:us-east-1::foundation-model/a.b-c")]
    [InlineData("arn:aws:bedrock")]
    public void What_is_no_model_id_is_refused(string segment)
    {
        Assert.False(ModelId.TryParse(segment, out var id));
        Assert.Equal(default, id);
    }

    [Fact]
    public void An_id_may_be_two_thousand_and_forty_eight_characters_long_and_no_longer()
    {
        Assert.True(ModelId.TryParse("a." + new string('b', 2046), out _));
        Assert.False(ModelId.TryParse("a." + new string('b', 2047), out _));
        Assert.False(ModelId.TryParse(string.Concat(Enumerable.Repeat("%61", 2049)), out _));
    }

    [Fact]
    public void Nothing_is_accepted_that_the_service_model_does_not_accept()
    {
        // InvokeModel's pattern, anchored as a whole.
        var pattern = Facts.ModelIdPattern();
        var random = new Random(20260102);
        string[] pieces =
        [
            "arn:aws:bedrock:",
            "us-east-1",
            "123456789012",
            ":",
            "::",
            "/",
            ".",
            "foundation-model",
            "inference-profile",
            "us",
            "anthropic",
            "claude-5",
            "prompt",
            "%",
            "_",
            "-",
            "A",
            "abcdefghij12",
            "endpoint",
            "arn:aws:sagemaker:",
            "custom-model",
            " ",
        ];
        var accepted = 0;
        for (var i = 0; i < 20_000; i++)
        {
            var id = string.Concat(
                Enumerable.Range(0, random.Next(1, 9)).Select(_ => pieces[random.Next(pieces.Length)])
            );
            if (ModelId.TryParse(id, out _))
            {
                Assert.Matches(pattern, id);
                accepted++;
            }
        }

        Assert.InRange(accepted, 500, 19_500);
    }
}
