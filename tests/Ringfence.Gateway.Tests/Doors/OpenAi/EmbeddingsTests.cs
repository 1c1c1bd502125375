using System.Buffers.Binary;
using System.Text.Json.Nodes;
using Ringfence.Gateway.Doors;
using Ringfence.Gateway.Doors.OpenAi;

namespace Ringfence.Gateway.Tests.Doors.OpenAi;

public sealed class EmbeddingsTests
{
    private const string Titan = "amazon.titan-embed-text-v2:0";
    private const string Cohere = "us.cohere.embed-v4:0";

    [Theory]
    [InlineData(Titan, """{"model":"e","input":"h\u00e9"}""", """{"inputText":"hé"}""")]
    [InlineData(
        Titan,
        """{"model":"e","input":["a"],"dimensions":256,"user":"u"}""",
        """{"inputText":"a","dimensions":256}"""
    )]
    [InlineData(
        "amazon.titan-embed-text-v1",
        """{"model":"e","input":"a","dimensions":null}""",
        """{"inputText":"a"}"""
    )]
    [InlineData(
        "cohere.embed-english-v3",
        """{"model":"e","input":["a","b"]}""",
        """{"texts":["a","b"],"input_type":"search_document"}"""
    )]
    [InlineData(
        Cohere,
        """{"model":"e","input":"a","dimensions":512}""",
        """{"texts":["a"],"input_type":"search_document","output_dimension":512}"""
    )]
    public void Each_family_is_asked_in_its_own_words(string model, string body, string expected)
    {
        UpstreamCall call = Call(body).To(model, Calls.Guarded);
        Assert.Equal(Operation.InvokeModel, call.Operation);
        Assert.Equal("gr1", call.Header("X-Amzn-Bedrock-GuardrailIdentifier"));
        Same.Json(expected, call.Text());
    }

    [Fact]
    public void The_callers_user_joins_the_request_metadata() =>
        Assert.Equal(
            """{"ringfence-request":"req-1","team":"oncology","openai:user":"u_1"}""",
            Call("""{"model":"e","input":"a","user":"u!1"}""").To(Titan).Header("X-Amzn-Bedrock-Request-Metadata")
        );

    [Theory]
    [InlineData(
        Titan,
        """{"embedding":[0.25,-1.5],"inputTextTokenCount":4,"embeddingsByType":{"float":[0.25,-1.5]}}""",
        4
    )]
    [InlineData(Cohere, """{"id":"x","embeddings":[[0.25,-1.5]],"texts":["a"]}""", 0)]
    [InlineData(
        Cohere,
        """{"embeddings":{"int8":[[1]],"float":[[0.25,-1.5]]},"response_type":"embeddings_by_type"}""",
        0
    )]
    public void Vectors_come_back_as_numbers_or_in_base64(string model, string upstream, int tokens)
    {
        IClientCall call = Call("""{"model":"e","input":"a","encoding_format":"float"}""");
        call.To(model);
        Same.Json(
            $$"""
            {"object":"list","data":[{"object":"embedding","index":0,"embedding":[0.25,-1.5]}],"model":"e",
             "usage":{"prompt_tokens":{{tokens}},"total_tokens":{{tokens}} } }
            """,
            call.Answer(upstream)
        );

        IClientCall packed = Call("""{"model":"e","input":"a","encoding_format":"base64"}""");
        packed.To(model);
        string base64 = (string)JsonNode.Parse(packed.Answer(upstream))!["data"]![0]!["embedding"]!;
        byte[] floats = Convert.FromBase64String(base64);
        Assert.Equal(8, floats.Length);
        Assert.Equal(0.25f, BinaryPrimitives.ReadSingleLittleEndian(floats));
        Assert.Equal(-1.5f, BinaryPrimitives.ReadSingleLittleEndian(floats.AsSpan(4)));
    }

    [Fact]
    public void Several_vectors_keep_their_order()
    {
        IClientCall call = Call("""{"model":"e","input":["a","b"]}""");
        call.To(Cohere);
        JsonArray data = JsonNode.Parse(call.Answer("""{"embeddings":[[1],[2]]}"""))!["data"]!.AsArray();
        Assert.Equal([(0, 1), (1, 2)], data.Select(d => ((int)d!["index"]!, (int)d["embedding"]![0]!)));
    }

    [Theory]
    [InlineData("""{"embeddings":[[1]]}""")]
    [InlineData("""{}""")]
    [InlineData("[]")]
    [InlineData("no json")]
    public void An_answer_with_other_vectors_than_asked_for_is_an_error(string upstream)
    {
        IClientCall call = Call("""{"model":"e","input":["a","b"]}""");
        call.To(Cohere);
        Assert.Throws<InvalidDataException>(() => call.Answer(upstream));
    }

    [Theory]
    [InlineData(Titan, """{"model":"e","input":["a","b"]}""", "input", "use a Cohere model")]
    [InlineData(
        "amazon.titan-embed-text-v1",
        """{"model":"e","input":"a","dimensions":256}""",
        "dimensions",
        "titan-embed-text-v2"
    )]
    [InlineData(
        "cohere.embed-multilingual-v3",
        """{"model":"e","input":"a","dimensions":256}""",
        "dimensions",
        "embed-v4"
    )]
    [InlineData(Calls.Claude, """{"model":"e","input":"a"}""", "model", "no embedding model")]
    [InlineData("cohere.command-r-v1:0", """{"model":"e","input":"a"}""", "model", "no embedding model")]
    [InlineData(Titan, """{"input":"a"}""", "model", "is required")]
    [InlineData(Titan, """{"model":"e"}""", "input", "is required")]
    [InlineData(Titan, """{"model":"e","input":[]}""", "input", "not empty")]
    [InlineData(Titan, """{"model":"e","input":7}""", "input", "")]
    [InlineData(Titan, """{"model":"e","input":null}""", "input", "must be a string")]
    [InlineData(Titan, """{"model":"e","input":[1,2,3]}""", "input", "holds tokens")]
    [InlineData(Titan, """{"model":"e","input":[[1,2],[3]]}""", "input", "holds tokens")]
    [InlineData(Titan, """{"model":"e","input":["a",null]}""", "input", "must be a string or an array of strings")]
    [InlineData(Titan, """{"model":"e","input":"a","encoding_format":"hex"}""", "encoding_format", "float or base64")]
    [InlineData(Titan, """{"model":"e","input":"a","dimensions":1.5}""", "dimensions", "whole number")]
    public void What_cannot_be_embedded_is_refused(string model, string body, string parameter, string problem)
    {
        Refusal refusal = Calls.Refused(RouteName.Embeddings, body, model);
        Assert.Equal(parameter, refusal.Parameter);
        Assert.Contains(problem, refusal.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Unknown_parameters_are_refused() =>
        Assert.Contains(
            "Allowed are model, input",
            Calls.Refused(RouteName.Embeddings, """{"model":"e","input":"a","x":1}""", Titan).Message,
            StringComparison.Ordinal
        );

    [Fact]
    public void Too_many_texts_are_refused()
    {
        string texts = string.Join(",", Enumerable.Repeat("\"a\"", 97));
        Assert.Contains(
            "at most 96",
            Calls.Refused(RouteName.Embeddings, $$"""{"model":"e","input":[{{texts}}]}""", Cohere).Message,
            StringComparison.Ordinal
        );
    }

    private static IClientCall Call(string body) =>
        Calls.Read(new OpenAiDoor(new FakeTime()), RouteName.Embeddings, body);
}
