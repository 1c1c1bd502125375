using Ringfence.Gateway.Health;
using Ringfence.Gateway.Phi;
using Ringfence.Gateway.Phi.Engines;
using Ringfence.Redaction;

namespace Ringfence.Gateway.Tests.Phi.Engines;

/// <summary>One engine by itself: its rest, its kinds, its counting, its parts, its settings.</summary>
public sealed class EngineUnitTests
{
    private readonly FakeTime _time = new();

    [Fact]
    public async Task An_engine_that_keeps_failing_is_left_alone_for_a_while_and_then_asked_again()
    {
        var wire = new Wire { Fault = EngineFault.Failed };
        var engine = Engine(wire, new() { Kind = EngineKind.Presidio });
        for (var i = 0; i < 20; i++)
        {
            await Assert.ThrowsAsync<EngineException>(() => Ask(engine));
        }
        Assert.InRange(wire.Calls, 1, 19);
        var rested = await Assert.ThrowsAsync<EngineException>(() => Ask(engine));
        Assert.Equal(EngineFault.Resting, rested.Fault);

        var before = wire.Calls;
        wire.Fault = null;
        _time.Advance(TimeSpan.FromSeconds(16));
        Assert.Empty(await Ask(engine));
        Assert.Equal(before + 1, wire.Calls);
    }

    [Fact]
    public async Task Requests_that_an_engine_does_not_take_do_not_make_it_rest_for_others()
    {
        var wire = new Wire { Fault = EngineFault.Refused };
        var engine = Engine(wire, new() { Kind = EngineKind.Presidio });
        for (var i = 0; i < 20; i++)
        {
            Assert.Equal(EngineFault.Refused, (await Assert.ThrowsAsync<EngineException>(() => Ask(engine))).Fault);
        }
        Assert.Equal(20, wire.Calls);
    }

    [Theory]
    [InlineData("seen in 2019 by", "2019", "DATE_TIME", null)]
    [InlineData("for three weeks now", "three weeks", "DATE_TIME", null)]
    [InlineData("on Monday at noon", "Monday", "DATE_TIME", null)]
    [InlineData("on 3/14 again", "3/14", "DATE_TIME", "DATE")]
    [InlineData("since March again", "March", "DATE_TIME", "DATE")]
    [InlineData("a 67-year-old", "67-year-old", "AGE", null)]
    [InlineData("a 94-year-old", "94-year-old", "AGE", "AGE")]
    [InlineData("is ninety-two now", "ninety-two", "AGE", "AGE")]
    [InlineData("at Acme today", "Acme", "ORGANIZATION", null)]
    [InlineData("ward Q7-118 bed", "Q7", "SOMETHING_NEW", "ID")]
    public async Task What_Safe_Harbor_lets_stand_stays_and_what_nobody_knows_goes(
        string text,
        string found,
        string type,
        string? kind
    )
    {
        var start = text.IndexOf(found, StringComparison.Ordinal);
        var wire = new Wire { Finds = [new(start, start + found.Length, type, 0.9)] };
        var spans = await Engine(wire, new() { Kind = EngineKind.Presidio }).FindAsync(text, CancellationToken.None);
        Assert.Equal(kind, spans.Count == 0 ? null : Assert.Single(spans).Kind.Label());
    }

    [Fact]
    public async Task A_finding_takes_the_whole_of_its_words_and_not_the_space_around_them()
    {
        var wire = new Wire { Finds = [new(1, 9, "PERSON", 0.9)] };
        var spans = await Engine(wire, new() { Kind = EngineKind.Presidio })
            .FindAsync("  Ana Lopez.", CancellationToken.None);
        Assert.Equal((2, 11), (Assert.Single(spans).Start, spans[0].End));
    }

    [Fact]
    public void Code_points_are_code_units_where_no_surrogates_stand_and_one_for_two_where_they_do()
    {
        Assert.Equal((1, 3), new CodePoints("abc").Of(1, 3));
        Assert.Equal((1, 3), new CodePoints("a😀b").Of(1, 2));
        Assert.Equal((3, 4), new CodePoints("a😀b").Of(2, 3));
        Assert.Throws<EngineException>(() => new CodePoints("a😀b").Of(2, 4));
        Assert.Throws<EngineException>(() => new CodePoints("abc").Of(2, 2));
        Assert.Throws<EngineException>(() => new CodePoints("abc").Of(-1, 2));
    }

    [Theory]
    [InlineData("x")]
    [InlineData("word ")]
    [InlineData("😀")]
    [InlineData("é日 ")]
    public void Parts_fit_share_their_edges_cover_the_text_and_split_no_character(string unit)
    {
        var text = string.Concat(Enumerable.Repeat(unit, 20_000));
        var parts = TextParts.Of(text, 4096);
        Assert.Equal(0, parts[0].Start);
        Assert.Equal(text.Length, parts[^1].End);
        for (var i = 0; i < parts.Count; i++)
        {
            var part = text[parts[i].Start..parts[i].End];
            Assert.InRange(System.Text.Encoding.UTF8.GetByteCount(part), 1, 4096);
            Assert.False(char.IsLowSurrogate(part[0]) || char.IsHighSurrogate(part[^1]), "a character was split");
            Assert.True(i == 0 || parts[i].Start <= parts[i - 1].End - (TextParts.Overlap / 2), "too little is shared");
        }
    }

    [Fact]
    public void Everything_wrong_with_engines_is_told_at_once()
    {
        var options = new PhiOptions();
        options.Default.Engines.Add("nosuch");
        options.Engines["Bad Name"] = new() { Kind = EngineKind.ComprehendMedical };
        options.Engines["a"] = new();
        options.Engines["b"] = new()
        {
            Kind = EngineKind.Guardrail,
            MinScore = 2,
            Timeout = TimeSpan.Zero,
        };
        options.Engines["c"] = new() { Kind = EngineKind.Presidio };
        options.Engines["d"] = new() { Kind = EngineKind.Presidio, Endpoint = "http://presidio.example:5002" };
        options.Engines["e"] = new() { Kind = EngineKind.ComprehendMedical, Kinds = { ["X"] = "NOSE" } };
        options.Engines["f"] = new() { Kind = EngineKind.Presidio, Endpoint = "http://127.0.0.1:5002" };
        Assert.Equal(9, options.Problems().Count());
    }

    private Engine Engine(IEngine wire, EngineOptions options) =>
        new("other", wire, options, new EngineCounters(), _time);

    private static Task<IReadOnlyList<PhiSpan>> Ask(Engine engine) =>
        engine.FindAsync("a text", CancellationToken.None);

    private sealed class Wire : IEngine
    {
        public EngineFault? Fault { get; set; }

        public EngineSpan[] Finds { get; init; } = [];

        public int Calls { get; private set; }

        public int MostBytes => 4096;

        public Task<IReadOnlyList<EngineSpan>> FindAsync(string text, CancellationToken cancel)
        {
            Calls++;
            return Fault is { } fault
                ? Task.FromException<IReadOnlyList<EngineSpan>>(new EngineException(fault))
                : Task.FromResult<IReadOnlyList<EngineSpan>>(Finds);
        }
    }
}
