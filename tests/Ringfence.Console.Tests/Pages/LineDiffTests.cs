using Ringfence.Console.Audits;

namespace Ringfence.Console.Tests.Pages;

public sealed class LineDiffTests
{
    [Theory]
    [InlineData("a\nb\nc", "a\nx\nc", " a|-b|+x| c")]
    [InlineData("a", "a", "")]
    [InlineData("a\nb", "a\nb\nc", " a| b|+c")]
    [InlineData("a\nb\nc", "b\nc", "-a| b| c")]
    [InlineData("1\n2\n3\n4\n5\n6\n7\n8\n9", "1\n2\n3\n4\n5\n6\n7\n8\nx", "@…| 6| 7| 8|-9|+x")]
    public void A_change_is_shown_with_what_is_around_it(string before, string after, string shown) =>
        Assert.Equal(shown, string.Join('|', LineDiff.Of(before, after).Select(line => line.Kind + line.Text)));

    [Fact]
    public void What_is_kept_and_added_is_the_text_after()
    {
        var random = new Random(20_261_128);
        for (var round = 0; round < 200; round++)
        {
            var (before, after) = (Text(random), Text(random));
            var lines = LineDiff.Of(before, after, around: int.MaxValue / 4);
            if (before != after)
            {
                Assert.Equal(
                    after,
                    string.Join('\n', lines.Where(line => line.Kind is ' ' or '+').Select(line => line.Text))
                );
                Assert.Equal(
                    before,
                    string.Join('\n', lines.Where(line => line.Kind is ' ' or '-').Select(line => line.Text))
                );
            }
        }
    }

    private static string Text(Random random) =>
        string.Join('\n', Enumerable.Range(0, random.Next(1, 30)).Select(_ => (char)('a' + random.Next(4))));
}
