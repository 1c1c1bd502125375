using System.Text;
using Ringfence.Gateway.Doors;

namespace Ringfence.Gateway.Tests.Doors;

public sealed class PromptTokensTests
{
    private const int Large = 40_000;

    [Fact]
    public void Text_counts_a_token_for_every_four_bytes() =>
        Assert.Equal(Large / 4 + 2, PromptTokens.AtMost(Json(new string('a', Large))));

    [Theory]
    [InlineData("iVBORw0KGgo")]
    [InlineData("/9j/")]
    [InlineData("data:image/png;base64,iVBORw0KGgo")]
    [InlineData("\\/9j\\/")]
    public void An_image_counts_as_one_whatever_its_size(string start) =>
        Assert.Equal(4802, PromptTokens.AtMost(Json(start + new string('A', Large))));

    [Theory]
    [InlineData("/9j/ but then ")]
    [InlineData("JVBERi0")]
    public void Text_and_documents_do_not_pass_for_images(string start) =>
        Assert.True(PromptTokens.AtMost(Json(start + new string('A', Large))) > Large / 4);

    private static byte[] Json(string text) => Encoding.UTF8.GetBytes($$"""{"a":"{{text}}"}""");
}
