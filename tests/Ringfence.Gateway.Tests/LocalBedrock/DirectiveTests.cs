using FsCheck;
using FsCheck.Fluent;
using Ringfence.LocalBedrock.Host;
using Ringfence.LocalBedrock.Model;

namespace Ringfence.Gateway.Tests.LocalBedrock;

public class DirectiveTests
{
    [Fact]
    public void All_of_them_are_read_and_taken_out()
    {
        var (asked, directives) = Directives.Take(
            """before [[local: delay=300ms; chunk-delay=1.5s chunks=50; words=9; fail=modelStreamError after=3; cut=midframe; tool=labs; input="{\"a\":[1]}"; say="one; two ]] three"; echo; phi]] after"""
        );
        Assert.Equal("before  after", asked);
        Assert.Equal(TimeSpan.FromMilliseconds(300), directives.Delay);
        Assert.Equal(TimeSpan.FromSeconds(1.5), directives.ChunkDelay);
        Assert.Equal((50, 9, 3), (directives.Chunks, directives.Words, directives.After));
        Assert.Equal("ModelStreamErrorException", directives.Fail?.Type);
        Assert.Equal(Cut.MidFrame, directives.Cut);
        Assert.Equal(("labs", """{"a":[1]}"""), (directives.Tool, directives.Input));
        Assert.Equal("one; two ]] three", directives.Say);
        Assert.True(directives.Echo && directives.Phi);
    }

    [Theory]
    [InlineData("[[local: status=503]]", "ServiceUnavailableException")]
    [InlineData("[[local: status=429]]", "ThrottlingException")]
    [InlineData("[[local:throttle]]", "ThrottlingException")]
    [InlineData("[[local: delay=1s]] and [[local: fail=modelTimeout]]", "ModelTimeoutException")]
    public void Failures_have_AWS_names(string text, string type) =>
        Assert.Equal(type, Directives.Take(text).Directives.Fail?.Type);

    [Theory]
    [InlineData("[[local: dealy=3s]]")]
    [InlineData("[[local: delay=3]]")]
    [InlineData("[[local: delay=9h]]")]
    [InlineData("[[local: chunks=-1]]")]
    [InlineData("[[local: chunks=x]]")]
    [InlineData("[[local: fail=everything]]")]
    [InlineData("[[local: status=418]]")]
    [InlineData("[[local: throttle=yes]]")]
    public void A_directive_that_is_none_is_refused_and_the_known_ones_are_named(string text)
    {
        var fault = Assert.Throws<AwsFault>(() => Directives.Take(text));
        Assert.Equal(400, fault.Status);
        Assert.Contains("LocalBedrock", fault.Message);
    }

    [Fact]
    public void No_text_makes_reading_fail_otherwise()
    {
        var pieces = Gen.Elements("[[local:", "]]", " ", ";", "\"", "\\", "say", "=", "echo", "x", "after=1", "\n");
        Prop.ForAll(
                pieces.ListOf().Select(list => string.Concat(list)).ToArbitrary(),
                text =>
                {
                    try
                    {
                        Directives.Take(text);
                    }
                    catch (AwsFault fault)
                    {
                        Assert.Equal(400, fault.Status);
                    }
                }
            )
            .QuickCheckThrowOnFailure();
    }

    [Fact]
    public void The_pieces_of_an_answer_are_the_answer()
    {
        Prop.ForAll(
                ArbMap.Default.ArbFor<NonNull<string>>(),
                ArbMap.Default.ArbFor<PositiveInt>(),
                (text, chunks) =>
                {
                    var pieces = new Answer(text.Get, null, StopReason.EndTurn, Chunks: chunks.Get).Pieces().ToArray();
                    return string.Concat(pieces) == text.Get
                        && pieces.Length <= chunks.Get
                        && pieces.All(piece => piece.Length > 0);
                }
            )
            .QuickCheckThrowOnFailure();
    }

    [Theory]
    [InlineData("[[local: say=\"all is well\"]]", "all is well")]
    [InlineData("[[local: echo]] my words", "my words")]
    [InlineData("[[local: say=x words=4]]", "x the quick stand-in")]
    public async Task An_answer_says_what_it_was_told(string prompt, string answer)
    {
        await using var aws = await LocalAws.StartAsync();
        Assert.Equal(answer, (await aws.ConverseAsync(prompt).JsonAsync()).Said());
    }

    [Fact]
    public async Task Made_up_identifiers_come_when_asked_for()
    {
        await using var aws = await LocalAws.StartAsync();
        var said = (await aws.ConverseAsync("[[local: phi]]").JsonAsync()).Said();
        Assert.Contains("MRN 00482913", said);
        Assert.Contains("All of this is made up.", said);
    }

    [Fact]
    public async Task Configuration_makes_every_nth_call_fail()
    {
        await using var aws = await LocalAws.StartAsync(options =>
            options with
            {
                Behaviour = new() { FailEvery = 3, FailWith = "serviceUnavailable" },
            }
        );
        var statuses = new List<int>();
        for (var call = 0; call < 6; call++)
        {
            statuses.Add((int)(await aws.ConverseAsync("hello")).StatusCode);
        }

        Assert.Equal([200, 200, 503, 200, 200, 503], statuses);
    }
}
