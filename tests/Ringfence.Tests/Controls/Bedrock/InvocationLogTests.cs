using System.Text.Json;
using System.Text.Json.Nodes;
using Ringfence.Controls.Bedrock;
using Ringfence.Controls.Facts;

namespace Ringfence.Tests.Controls.Bedrock;

public class InvocationLogTests
{
    private const string Call =
        """{"service":"Bedrock","action":"putModelInvocationLoggingConfiguration","parameters":{"loggingConfig":{"s3Config":{"bucketName":"${Logs}"},"textDataDeliveryEnabled":"true"}}}""";

    [Fact]
    public void The_call_of_a_custom_resource_is_read_from_its_JSON()
    {
        var bucket = Resource("Logs", "AWS::S3::Bucket", new JsonObject());
        var estate = Estate(
            bucket,
            new Resource(
                "Call",
                "Custom::AWS",
                new SourcePlace("t", 1, 1),
                () =>
                    PropertyValue.Of(new Dictionary<string, PropertyValue> { ["Create"] = PropertyValue.Partly(Call) })
            )
        );

        var log = Assert.Single(InvocationLog.In(estate));
        Assert.True(log.Delivers("text").IsTrue.IsYes);
        Assert.Same(bucket, Assert.Single(InvocationLog.Buckets(estate)));
    }

    [Fact]
    public void A_custom_resource_of_its_own_is_told_by_its_properties()
    {
        var estate = Estate(
            Resource(
                "Logging",
                "Custom::Anything",
                new JsonObject
                {
                    ["Config"] = new JsonObject { ["S3Config"] = new JsonObject { ["BucketName"] = "b" } },
                }
            )
        );

        Assert.Equal("b", Assert.Single(InvocationLog.In(estate)).Bucket.Text);
    }

    [Theory]
    [InlineData("""{"Create":"{\"service\":\"S3\",\"action\":\"putObject\"}"}""")]
    [InlineData("""{"Create":"not JSON, InvocationLoggingConfiguration"}""")]
    [InlineData("{}")]
    public void Another_custom_resource_is_none(string properties) =>
        Assert.Empty(
            InvocationLog.In(Estate(Resource("Other", "Custom::AWS", JsonNode.Parse(properties)!.AsObject())))
        );

    private static Estate Estate(params Resource[] resources) => new([new Template("t", resources)]);

    private static Resource Resource(string id, string type, JsonObject properties)
    {
        using var json = JsonDocument.Parse(properties.ToJsonString());
        var value = PropertyValue.Of(json.RootElement);
        return new Resource(id, type, new SourcePlace("t", 1, 1), () => value);
    }
}
