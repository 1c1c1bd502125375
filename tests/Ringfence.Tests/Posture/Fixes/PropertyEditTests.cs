using System.Text.Json.Nodes;
using Ringfence.Posture.Fixes;

namespace Ringfence.Tests.Posture.Fixes;

public sealed class PropertyEditTests
{
    [Theory]
    [InlineData("{}", "A.B", "1", """{"A":{"B":1}}""")]
    [InlineData("""{"A":{"C":2}}""", "A.B", "1", """{"A":{"C":2,"B":1}}""")]
    [InlineData("{}", "L[Key=x].Value", "\"y\"", """{"L":[{"Key":"x","Value":"y"}]}""")]
    [InlineData(
        """{"L":[{"Key":"x","Value":"n"}]}""",
        "L[Key=x].Value",
        "\"y\"",
        """{"L":[{"Key":"x","Value":"y"}]}"""
    )]
    [InlineData("""{"L":[1]}""", "L[]", "2", """{"L":[1,2]}""")]
    [InlineData("""{"L":[{"a":1},{}]}""", "L[*].b", "true", """{"L":[{"a":1,"b":true},{"b":true}]}""")]
    [InlineData("""{"L":[{"a":1}]}""", "L[0].a", "5", """{"L":[{"a":5}]}""")]
    public void It_writes_where_the_path_says(string before, string path, string value, string after)
    {
        var map = (JsonObject)JsonNode.Parse(before)!;
        PropertyEdit.Set(map, path, JsonNode.Parse(value)!);
        Assert.True(JsonNode.DeepEquals(JsonNode.Parse(after), map), map.ToJsonString());
    }

    [Fact]
    public void An_intrinsic_function_on_the_way_is_left_alone()
    {
        var map = (JsonObject)JsonNode.Parse("""{"A":{"Fn::If":["C",{},{}]}}""")!;
        Assert.Throws<FormatException>(() => PropertyEdit.Set(map, "A.B", 1));
    }

    [Theory]
    [InlineData("yes", "'yes'")]
    [InlineData("2012-10-17", "'2012-10-17'")]
    [InlineData("0123", "'0123'")]
    [InlineData("a: b", "'a: b'")]
    [InlineData("*", "'*'")]
    [InlineData("it's", "'it''s'")]
    [InlineData("aws:kms", "aws:kms")]
    [InlineData("Enabled", "Enabled")]
    [InlineData("", "''")]
    public void A_scalar_stays_the_text_that_it_is(string text, string written) =>
        Assert.Equal(written, YamlFragment.Scalar(text));
}
