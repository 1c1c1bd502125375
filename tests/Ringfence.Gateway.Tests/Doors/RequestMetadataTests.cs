using Ringfence.Gateway.Doors;

namespace Ringfence.Gateway.Tests.Doors;

public sealed class RequestMetadataTests
{
    [Theory]
    [InlineData("a.okafor@clinic:team/1 #2=3+4-5,6_$", "a.okafor@clinic:team/1 #2=3+4-5,6_$")]
    [InlineData("Zoë \"x\"\n{}", "Zo_ _x____")]
    [InlineData("", "")]
    public void Text_is_fitted_to_what_bedrock_allows(string text, string expected) =>
        Assert.Equal(expected, RequestMetadata.Fit(text));

    [Fact]
    public void Text_is_cut_to_256_characters() => Assert.Equal(256, RequestMetadata.Fit(new string('a', 300)).Length);

    [Fact]
    public void Pairs_are_one_json_object_without_needless_escapes()
    {
        Assert.Equal("""{"a+b":"c"}""", RequestMetadata.Header([new("a+b", "c")], out Refusal? refusal));
        Assert.Null(refusal);
    }

    [Fact]
    public void A_header_that_bedrock_would_not_take_is_refused()
    {
        var pairs = Enumerable
            .Range(0, 34)
            .Select(i => new KeyValuePair<string, string>($"k{i}", new string('v', 250)))
            .ToList();
        Assert.Null(RequestMetadata.Header(pairs, out Refusal? refusal));
        Assert.Contains("at most 8500", refusal!.Message, StringComparison.Ordinal);
    }
}
