using System.Diagnostics;
using System.Text;
using System.Text.Json;
using Ringfence.Redaction;
using Ringfence.Redaction.Evaluation;
using Ringfence.Tests.House;

namespace Ringfence.Tests.Redaction;

public class EvaluatorTests
{
    private static readonly string Folder = Path.Combine(Repository.Root, "..", "shared", "data", "phi");

    [Fact]
    public void Counts_what_is_covered_touched_and_false()
    {
        //                   0         1         2         3
        //                   0123456789012345678901234567890123456
        const string text = "Ann Lee, b. 1960, saw Dr. Roe; MRN 7.";
        var document = new LabelledDocument(
            "1",
            text,
            [
                new LabelledSpan(0, 7, "NAME"),
                new LabelledSpan(12, 16, "DATE", Optional: true),
                new LabelledSpan(26, 29, "NAME"),
                new LabelledSpan(35, 36, "MRN"),
            ]
        );
        var evaluator = new Evaluator();
        evaluator.Add(document, [Span(0, 7), Span(26, 28), Span(12, 16, PhiKind.Date), Span(31, 34, PhiKind.Id)]);
        var accuracy = evaluator.Accuracy;
        Assert.Equal((3, 1), (accuracy.Identifiers, accuracy.FalseSpans));
        Assert.Equal(2 / 3.0, accuracy.TouchedRecall, 6);
        Assert.Equal(1 / 3.0, accuracy.FullRecall, 6);
        Assert.Equal(8 / 10.0, accuracy.CharacterRecall, 6);
        Assert.Equal(3 / 4.0, accuracy.TokenPrecision, 6);
        Assert.Equal(3 / 4.0, accuracy.TokenRecall, 6);
        Assert.Equal(0, accuracy.CleanShare);
        Assert.Equal(1000.0 / 9, accuracy.FalsePerThousandWords, 6);

        static PhiSpan Span(int start, int end, PhiKind kind = PhiKind.Name) => new(start, end, kind, 1, "");
    }

    [Fact]
    public void Offsets_in_code_points_become_code_units()
    {
        const string line = """{"id":7,"text":"😀 Ann","spans":[{"start":2,"end":5,"type":"NAME"}]}""";
        var points = LabelledSet.Parse(line, OffsetUnit.CodePoints);
        Assert.Equal("Ann", points.Text[points.Labels[0].Start..points.Labels[0].End]);
        Assert.Equal("7", points.Id);
        Assert.Equal(2, LabelledSet.Parse(line, OffsetUnit.Utf16).Labels[0].Start);
    }

    [Theory]
    [InlineData("{")]
    [InlineData("""{"text":"a"}""")]
    [InlineData("""{"text":1,"spans":[]}""")]
    [InlineData("""{"text":"a","spans":[{"start":0,"end":2,"type":"NAME"}]}""")]
    [InlineData("""{"text":"a","spans":[{"start":-1,"end":1,"type":"NAME"}]}""")]
    [InlineData("""{"text":"a","spans":[{"start":0}]}""")]
    public void A_line_that_is_no_labelled_document_is_told_without_its_text(string line) =>
        Assert.Throws<FormatException>(() => LabelledSet.Parse(line, OffsetUnit.CodePoints));

    [Theory]
    [InlineData("asq_phi")]
    [InlineData("presidio_synth_v2")]
    [InlineData("neg_medquad")]
    public async Task Agrees_with_the_scorer_of_the_labelled_sets(string set)
    {
        Assert.SkipUnless(
            Directory.Exists(Folder),
            "The labelled sets and their scorer are not beside this repository (../shared/data/phi)."
        );
        var gold = Path.Combine(Folder, $"{set}.dev.jsonl");
        var spans = Path.Combine(Path.GetTempPath(), $"{set}-{Guid.NewGuid():N}.jsonl");
        var evaluator = new Evaluator();
        var redactor = new Redactor();
        await using (var file = new StreamWriter(spans, append: false, new UTF8Encoding(false)))
        {
            await foreach (var line in File.ReadLinesAsync(gold, TestContext.Current.CancellationToken))
            {
                var document = LabelledSet.Parse(line, OffsetUnit.CodePoints);
                var found = redactor.Scan(document.Text);
                evaluator.Add(document, found);
                var plain = found.Select(span => new
                {
                    start = span.Start,
                    end = span.End,
                    type = span.Kind.Label(),
                });
                await file.WriteLineAsync(JsonSerializer.Serialize(new { id = document.Id, spans = plain }));
            }
        }

        var theirs = await ScoredAsync(gold, spans);
        File.Delete(spans);
        var ours = evaluator.Accuracy;
        Assert.Equal(theirs.GetProperty("entities").GetInt32(), ours.Identifiers);
        Assert.Equal(theirs.GetProperty("words").GetInt32(), ours.Words);
        Assert.Equal(theirs.GetProperty("FP").GetInt32(), ours.FalseSpans);
        Assert.Equal(theirs.GetProperty("pred_spans").GetInt32(), ours.Spans);
        AssertSame(theirs, "ent_overlap_recall", ours.TouchedRecall);
        AssertSame(theirs, "ent_full_recall", ours.FullRecall);
        AssertSame(theirs, "char_recall", ours.CharacterRecall);
        AssertSame(theirs, "tok_precision", ours.TokenPrecision);
        AssertSame(theirs, "tok_recall", ours.TokenRecall);
        AssertSame(theirs, "tok_f2", ours.TokenF2);
        AssertSame(theirs, "clean_docs", ours.CleanShare);
        AssertSame(theirs, "neg_flag_rate", ours.FlaggedShare);
    }

    private static void AssertSame(JsonElement theirs, string name, double ours)
    {
        var expected = theirs.GetProperty(name);
        Assert.Equal(expected.ValueKind == JsonValueKind.Number ? expected.GetDouble() : double.NaN, ours, 9);
    }

    private static async Task<JsonElement> ScoredAsync(string gold, string spans)
    {
        using var python = Process.Start(
            new ProcessStartInfo("python3", [Path.Combine(Folder, "score.py"), gold, spans, "--utf16", "--json"])
            {
                RedirectStandardOutput = true,
                UseShellExecute = false,
            }
        )!;
        var output = await python.StandardOutput.ReadToEndAsync(TestContext.Current.CancellationToken);
        await python.WaitForExitAsync(TestContext.Current.CancellationToken);
        Assert.Equal(0, python.ExitCode);
        return JsonElement.Parse(output.Replace("NaN", "null", StringComparison.Ordinal));
    }
}
