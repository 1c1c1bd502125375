using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging.Abstractions;
using Ringfence.Gateway.Bedrock;
using Ringfence.Gateway.Tests.World;

namespace Ringfence.Gateway.Tests.Bedrock;

/// <summary>What stands behind inference profiles, as AWS tells it.</summary>
public sealed class ProfileReaderTests
{
    private const string Profile =
        """{"inferenceProfileId":"us.x.m-v1:0","inferenceProfileArn":"arn:aws:bedrock:us-east-1:111122223333:inference-profile/us.x.m-v1:0","models":[{"modelArn":"arn:aws:bedrock:us-east-1::foundation-model/x.m-v1:0"},{"modelArn":"arn:aws:bedrock:us-west-2::foundation-model/x.m-v1:0"}]}""";

    [Fact]
    public async Task Every_page_of_both_types_is_read()
    {
        await using var aws = await FakeBedrock.StartAsync();
        aws.Answer = http =>
            FakeBedrock.Json(
                http,
                200,
                (http.Request.Query["type"].ToString(), http.Request.Query["nextToken"].ToString()) switch
                {
                    ("SYSTEM_DEFINED", "") => """{"inferenceProfileSummaries":[],"nextToken":"a/b="}""",
                    ("SYSTEM_DEFINED", "a/b=") => $$"""{"inferenceProfileSummaries":[{{Profile}}]}""",
                    _ => """{"inferenceProfileSummaries":[]}""",
                }
            );
        using var reader = Reader(aws);

        Assert.Null(await reader.ReadAsync(TestContext.Current.CancellationToken));

        string[] regions = ["us-east-1", "us-west-2"];
        Assert.Equal(regions, reader.Known["us.x.m-v1:0"].Select(arn => arn.Split(':')[3]));
        Assert.Single(reader.Known);
        Assert.Equal(3, aws.Requests.Count);
    }

    [Theory]
    [InlineData(403, """{"message":"no"}""")]
    [InlineData(200, "<html>")]
    [InlineData(200, "[]")]
    [InlineData(200, """{"inferenceProfileSummaries":[null]}""")]
    [InlineData(200, """{"inferenceProfileSummaries":[{"inferenceProfileId":"us.x.m-v1:0","models":[{}]}]}""")]
    [InlineData(200, """{"inferenceProfileSummaries":[{"inferenceProfileId":"us.x.m-v1:0"}]}""")]
    public async Task What_was_known_stays_when_it_cannot_be_read_again(int status, string body)
    {
        await using var aws = await FakeBedrock.StartAsync();
        aws.Answer = http => FakeBedrock.Json(http, 200, $$"""{"inferenceProfileSummaries":[{{Profile}}]}""");
        using var reader = Reader(aws);
        await reader.ReadAsync(TestContext.Current.CancellationToken);
        aws.Answer = http => FakeBedrock.Json(http, status, body);

        Assert.NotNull(await reader.ReadAsync(TestContext.Current.CancellationToken));

        Assert.Single(reader.Known);
    }

    [Theory]
    [InlineData("https://bedrock-runtime.{region}.amazonaws.com", "", "https://bedrock.eu-west-1.amazonaws.com")]
    [InlineData("https://vpce-1.example", "", null)]
    [InlineData("https://vpce-1.example", "https://vpce-2.{region}.example", "https://vpce-2.eu-west-1.example")]
    public void Aws_is_asked_where_it_was_said_or_is_certain(string endpoint, string control, string? asked) =>
        Assert.Equal(
            asked,
            new BedrockOptions
            {
                Region = "eu-west-1",
                Endpoint = endpoint,
                ControlPlaneEndpoint = control,
            }.ControlPlane
        );

    private static ProfileReader Reader(FakeBedrock aws)
    {
        var options = new BedrockOptions
        {
            Region = "us-east-1",
            Endpoint = aws.Url,
            ControlPlaneEndpoint = aws.Url,
            Keys = new() { AccessKeyId = "AKIDEXAMPLE", SecretAccessKey = "wJalrXUtnFEMI/K7MDENG+bPxRfiCYEXAMPLEKEY" },
        };
        return new(
            options,
            new CallerKeys(options, TimeProvider.System),
            TimeProvider.System,
            NullLogger<ProfileReader>.Instance
        );
    }
}
