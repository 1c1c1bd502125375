using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using FsCheck;
using FsCheck.Fluent;
using Ringfence.Gateway.Doors;

namespace Ringfence.Gateway.Tests.Doors;

public sealed class JsonSpliceTests
{
    private static readonly string[] Touched = ["model", "stream", "requestMetadata"];

    [Theory]
    [InlineData("""{"model":"m","a":1}""", """{"a":1}""")]
    [InlineData("""{"a":1,"model":"m"}""", """{"a":1}""")]
    [InlineData("""{"a":1,"model":"m","b":2}""", """{"a":1,"b":2}""")]
    [InlineData("""{"model":"m"}""", """{}""")]
    [InlineData("""{"model":"m","stream":true}""", """{}""")]
    [InlineData("""{"a":1,"model":"m","stream":true}""", """{"a":1}""")]
    [InlineData("""{"stream":true,"a":1,"model":"m"}""", """{"a":1}""")]
    [InlineData("""{"model":"m","a":1,"stream":true,"b":2}""", """{"a":1,"b":2}""")]
    [InlineData("""{ "a" : 1 , "model" : "m" , "b" : 2 }""", """{ "a" : 1 , "b" : 2 }""")]
    [InlineData("""{"\u006dodel":"m","a":"\u0061"}""", """{"a":"\u0061"}""")]
    [InlineData("""{"model":{"model":[1,{"stream":2}]},"a":1e0}""", """{"a":1e0}""")]
    [InlineData("""{"a":{"model":"inner"},"Model":1}""", """{"a":{"model":"inner"},"Model":1}""")]
    public void Removes_members_and_their_commas(string json, string expected)
    {
        JsonSplice splice = Open(json);
        splice.Remove("model");
        splice.Remove("stream");
        Assert.Equal(expected, Apply(splice));
    }

    [Theory]
    [InlineData("""{}""", """{"model":"x"}""")]
    [InlineData("""{ }""", """{"model":"x" }""")]
    [InlineData("""{"a":1}""", """{"model":"x","a":1}""")]
    [InlineData("""{"a":1,"model" : null ,"b":2}""", """{"a":1,"model" : "x" ,"b":2}""")]
    public void Sets_members_where_they_stand_or_in_front(string json, string expected)
    {
        JsonSplice splice = Open(json);
        splice.Set("model", "\"x\""u8.ToArray());
        Assert.Equal(expected, Apply(splice));
    }

    [Theory]
    [InlineData("""{"a":1}""", """{"requestMetadata":{"k":"v"},"a":1}""")]
    [InlineData("""{"requestMetadata":null}""", """{"requestMetadata":{"k":"v"}}""")]
    [InlineData("""{"requestMetadata":{}}""", """{"requestMetadata":{"k":"v"}}""")]
    [InlineData("""{"requestMetadata":{"z":"1"}}""", """{"requestMetadata":{"k":"v","z":"1"}}""")]
    [InlineData(
        """{"requestMetadata":{"\u006b":"theirs","z":"1"}}""",
        """{"requestMetadata":{"\u006b":"v","z":"1"}}"""
    )]
    public void Merges_strings_into_an_object_and_ours_win(string json, string expected)
    {
        JsonSplice splice = Open(json);
        Assert.Null(splice.Merge("requestMetadata", [new("k", "v")]));
        Assert.Equal(expected, Apply(splice));
    }

    [Theory]
    [InlineData("""{"requestMetadata":"x"}""", "requestMetadata: must be an object.")]
    [InlineData("""{"requestMetadata":{"k":"1","k":"2"}}""", "requestMetadata.k: is given twice.")]
    [InlineData(
        """{"requestMetadata":{"a":"1","b":"2"}}""",
        "requestMetadata: has 2 entries; with the 1 that the gateway sets, at most 2 are allowed."
    )]
    public void Refuses_to_merge_where_it_cannot(string json, string message)
    {
        Refusal? refusal = Open(json).Merge("requestMetadata", [new("k", "v")], most: 2);
        Assert.Equal(message, refusal?.Message);
        Assert.Equal(GatewayError.RequestInvalid, refusal?.Error);
    }

    [Theory]
    [InlineData("", "line 1, byte 1")]
    [InlineData("{\"a\":1", "line 1, byte 7")]
    [InlineData("{\"a\":1}{", "line 1, byte 8")]
    [InlineData("{\n\"secret\" secret}", "line 2, byte 10")]
    [InlineData("{\"a\":1,}", "line 1, byte 8")]
    [InlineData("[1]", "must be a JSON object")]
    [InlineData("{\"model\":1,\"\\u006Dodel\":2}", "model: is given twice.")]
    public void Refuses_what_is_no_object_without_quoting_it(string json, string told)
    {
        Assert.Null(JsonSplice.Open(Encoding.UTF8.GetBytes(json), Touched, out Refusal? refusal));
        Assert.Contains(told, refusal!.Message, StringComparison.Ordinal);
        Assert.DoesNotContain("secret", refusal.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Refuses_broken_utf8_anywhere()
    {
        byte[] json = [.. "{\"a\":\""u8, 0xC3, 0x28, .. "\"}"u8];
        Assert.Null(JsonSplice.Open(json, Touched, out Refusal? refusal));
        Assert.Equal("The body is not valid UTF-8.", refusal!.Message);
    }

    [Theory]
    [InlineData(JsonSplice.MaxDepth - 1, true)]
    [InlineData(JsonSplice.MaxDepth, false)]
    public void Refuses_bodies_nested_too_deep(int arrays, bool accepted)
    {
        string json = $$"""{"a":{{new string('[', arrays)}}{{new string(']', arrays)}}}""";
        Assert.Equal(accepted, JsonSplice.Open(Encoding.UTF8.GetBytes(json), Touched, out _) is not null);
    }

    [Fact]
    public void An_unedited_body_is_given_back_as_it_is()
    {
        byte[] json = "{\"a\":1}"u8.ToArray();
        Assert.True(JsonSplice.Open(json, Touched, out _)!.Apply().Span == json);
    }

    [Fact]
    public void Any_edit_leaves_every_other_byte_and_yields_exactly_the_expected_members()
    {
        Prop.ForAll(Cases(), Holds).QuickCheckThrowOnFailure();
    }

    /// <summary>Members as written, whitespace included, and an edit for each touched name: 0 nothing, 1 remove, 2 set.</summary>
    private sealed record Case(string[] Names, string[] Values, string[] Gaps, int[] Edits);

    private static void Holds(Case given)
    {
        var members = given
            .Names.Select((name, i) => (Name: name, Text: $"{name}{given.Gaps[i]}:{given.Values[i]}"))
            .ToList();
        string json =
            "{" + string.Join(",", members.Select((m, i) => given.Gaps[i] + m.Text + given.Gaps[^(i + 1)])) + "}";
        JsonSplice splice = Open(json);
        for (int i = 0; i < Touched.Length; i++)
        {
            if (given.Edits[i] == 1)
            {
                splice.Remove(Touched[i]);
            }
            else if (given.Edits[i] == 2)
            {
                splice.Set(Touched[i], "[\"new\"]"u8.ToArray());
            }
        }

        string result = Apply(splice);
        JsonObject expected = JsonNode.Parse(json)!.AsObject();
        for (int i = 0; i < Touched.Length; i++)
        {
            _ = given.Edits[i] > 0 && expected.Remove(Touched[i]);
            if (given.Edits[i] == 2)
            {
                expected[Touched[i]] = new JsonArray("new");
            }
        }

        JsonObject actual = JsonNode.Parse(result)!.AsObject();
        Assert.Equal(expected.Select(m => m.Key).Order(), actual.Select(m => m.Key).Order());
        Assert.True(JsonNode.DeepEquals(expected, actual));

        int at = 0;
        foreach ((string name, string text) in members)
        {
            if (!Touched.Contains(JsonSerializer.Deserialize<string>(name)))
            {
                at = result.IndexOf(text, at, StringComparison.Ordinal);
                Assert.True(at >= 0, $"{text} is not in {result}");
                at += text.Length;
            }
        }
    }

    private static Arbitrary<Case> Cases()
    {
        Gen<string> name = Gen.Elements(
            "\"a\"",
            "\"b\\u00e9\"",
            "\"modeL\"",
            "\"model\"",
            "\"\\u006dodel\"",
            "\"stream\"",
            "\"requestMetadata\"",
            "\"\""
        );
        Gen<string> value = Gen.Elements(
            "1",
            "1.50e+3",
            "\"x,}\\\"\"",
            "\"\\ud83d\\ude00é\"",
            "null",
            "true",
            "{ }",
            "[ 1, {\"model\":2} ]",
            "{\"stream\":{\"a\":[]}}"
        );
        Gen<string> gap = Gen.Elements("", "", " ", "\n\t", "  ");
        Gen<Case> gen =
            from names in name.ArrayOf()
            let distinct = names.DistinctBy(n => JsonSerializer.Deserialize<string>(n)).ToArray()
            from values in value.ArrayOf(distinct.Length)
            from gaps in gap.ArrayOf(distinct.Length)
            from edits in Gen.Choose(0, 2).ArrayOf(Touched.Length)
            select new Case(distinct, values, gaps, edits);
        return gen.ToArbitrary();
    }

    private static JsonSplice Open(string json)
    {
        var splice = JsonSplice.Open(Encoding.UTF8.GetBytes(json), Touched, out Refusal? refusal);
        Assert.True(splice is not null, refusal?.Message);
        return splice;
    }

    private static string Apply(JsonSplice splice) => Encoding.UTF8.GetString(splice.Apply().Span);
}
