using System.Text.Json.Nodes;

namespace Ringfence.Gateway.Tests.LocalBedrock;

public class EmbeddingTests
{
    [Theory]
    [InlineData("amazon.titan-embed-text-v1", """{"inputText":"blood pressure"}""", 1_536)]
    [InlineData("amazon.titan-embed-text-v2:0", """{"inputText":"blood pressure"}""", 1_024)]
    [InlineData(
        "amazon.titan-embed-text-v2:0",
        """{"inputText":"blood pressure","dimensions":256,"normalize":true}""",
        256
    )]
    public async Task Titan_gives_a_vector_of_length_one(string model, string body, int dimensions)
    {
        await using var aws = await LocalAws.StartAsync();
        var response = await aws.SignedAsync("POST", $"/model/{Uri.EscapeDataString(model)}/invoke", body);
        Assert.Equal("4", response.Headers.GetValues("X-Amzn-Bedrock-Input-Token-Count").Single());
        var answer = await Task.FromResult(response).JsonAsync();
        var vector = Vector(answer["embedding"]!);
        Assert.Equal(dimensions, vector.Length);
        Assert.Equal(1, vector.Sum(value => value * value), 3);
        Assert.Equal(4, (int)answer["inputTextTokenCount"]!);
    }

    [Fact]
    public async Task Texts_that_share_words_are_nearer_than_others()
    {
        await using var aws = await LocalAws.StartAsync();
        var answer = await aws.SignedAsync(
                "POST",
                "/model/cohere.embed-english-v3/invoke",
                """{"texts":["high blood pressure","blood pressure reading","knitting patterns"],"input_type":"search_document"}"""
            )
            .JsonAsync();
        Assert.Equal("embeddings_floats", (string?)answer["response_type"]);
        var vectors = answer["embeddings"]!.AsArray().Select(vector => Vector(vector!)).ToArray();
        Assert.True(Near(vectors[0], vectors[1]) > Near(vectors[0], vectors[2]) + 0.3);
    }

    [Fact]
    public async Task Types_that_are_asked_for_are_given()
    {
        await using var aws = await LocalAws.StartAsync();
        var titan = await aws.SignedAsync(
                "POST",
                "/model/amazon.titan-embed-text-v2%3A0/invoke",
                """{"inputText":"x","dimensions":256,"embeddingTypes":["float","binary"]}"""
            )
            .JsonAsync();
        Assert.All(titan["embeddingsByType"]!["binary"]!.AsArray(), bit => Assert.InRange((int)bit!, 0, 1));

        var cohere = await aws.SignedAsync(
                "POST",
                "/model/cohere.embed-english-v3/invoke",
                """{"texts":["x"],"input_type":"search_query","embedding_types":["int8"]}"""
            )
            .JsonAsync();
        Assert.Equal("embeddings_by_type", (string?)cohere["response_type"]);
        Assert.Equal(1_024, cohere["embeddings"]!["int8"]![0]!.AsArray().Count);
    }

    [Theory]
    [InlineData(
        "amazon.titan-embed-text-v2:0",
        "{}",
        "Malformed input request: #: required key [inputText] not found, please reformat your input and try again."
    )]
    [InlineData(
        "amazon.titan-embed-text-v2:0",
        """{"inputText":"x","dimensions":7}""",
        "Malformed input request: #/dimensions: 7 is not a valid enum value, please reformat your input and try again."
    )]
    [InlineData(
        "cohere.embed-english-v3",
        """{"input_type":"search_query"}""",
        "Malformed input request: #: required key [texts] not found, please reformat your input and try again."
    )]
    public async Task What_the_models_refuse_is_refused(string model, string body, string message)
    {
        await using var aws = await LocalAws.StartAsync();
        Assert.Equal(
            (400, "ValidationException", message),
            await aws.SignedAsync("POST", $"/model/{Uri.EscapeDataString(model)}/invoke", body).ErrorAsync()
        );
    }

    private static double[] Vector(JsonNode array) => [.. array.AsArray().Select(value => (double)value!)];

    private static double Near(double[] left, double[] right) => left.Zip(right, (one, other) => one * other).Sum();
}
