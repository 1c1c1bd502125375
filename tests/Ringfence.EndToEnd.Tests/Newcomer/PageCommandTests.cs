namespace Ringfence.EndToEnd.Newcomer;

/// <summary>A page's promise is held to the letter, but for what it leaves open.</summary>
public sealed class PageCommandTests
{
    [Theory]
    [InlineData("a\nb", "a\nb\n", true)]
    [InlineData("a\nb", "a  \nb", true)]
    [InlineData("a", "a\nb\n", false)]
    [InlineData("b", "a\nb\n", false)]
    [InlineData("…\nb", "a\nc\nb\n", true)]
    [InlineData("…\nb", "b\n", true)]
    [InlineData("a\n…\nd", "a\nb\nc\n", false)]
    [InlineData("… entries, root …", "5 entries, root x=", true)]
    [InlineData("verified … entries", "NOT verified 5 entries", false)]
    [InlineData("1.0", "100", false)]
    [InlineData("exit code 1", "", false)]
    public void Output_keeps_a_promise_or_does_not(string promised, string output, bool kept) =>
        Assert.Equal(kept, new PageCommand(1, "x", false, promised.Split('\n')).IsKeptBy(output));

    [Fact]
    public void Commands_are_read_with_what_they_promise()
    {
        var read = CommandPage.Read(
            "text\n```console stays\n$ up\nis up\n```\n```console\n$ one\n$ two\nsays\n…\n```\n"
        );
        Assert.Equal([("up", true), ("one", false), ("two", false)], read.Select(each => (each.Text, each.Stays)));
        Assert.Equal(["says", "…"], read[2].Promised);
        Assert.Equal(8, read[2].Line);
    }

    [Theory]
    [InlineData("```sh\nrm -r x\n```\n")]
    [InlineData("```console\noutput of nothing\n```\n")]
    public void A_block_that_nobody_would_run_is_no_page(string page) =>
        Assert.Throws<InvalidDataException>(() => CommandPage.Read(page));
}
