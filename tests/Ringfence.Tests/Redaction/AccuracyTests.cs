using System.Text.Json;
using Ringfence.Redaction;
using Ringfence.Tests.House;

namespace Ringfence.Tests.Redaction;

/// <summary>A floor under what the room's README claims, on labelled sets beside this repository.</summary>
public class AccuracyTests(ITestOutputHelper output)
{
    private static readonly string Folder = Path.Combine(Repository.Root, "..", "shared", "data", "phi");

    [Theory]
    [InlineData("asq_phi", 0.97, 1.0)]
    [InlineData("neg_medquad", 1.0, 0.4)]
    [InlineData("neg_mtsamples", 1.0, 0.4)]
    public void Identifiers_are_covered_whole_and_clinical_text_is_left_alone(
        string set,
        double leastCovered,
        double mostFalse
    )
    {
        Assert.SkipUnless(
            Directory.Exists(Folder),
            "The labelled sets are not beside this repository (../shared/data/phi)."
        );
        var redactor = new Redactor();
        var (required, covered, wrong, words) = (0, 0, 0, 0);
        foreach (var line in File.ReadLines(Path.Combine(Folder, $"{set}.dev.jsonl")))
        {
            using var json = JsonDocument.Parse(line);
            var text = json.RootElement.GetProperty("text").GetString()!;
            if (text.Any(char.IsSurrogate))
            {
                continue; // the labels count code points
            }

            var spans = redactor.Scan(text);
            var labels = json.RootElement.GetProperty("spans").EnumerateArray().Select(Label.Of).ToList();
            foreach (var label in labels.Where(label => !label.Optional))
            {
                required++;
                var bare = Enumerable
                    .Range(label.Start, label.End - label.Start)
                    .Where(at => char.IsLetterOrDigit(text[at]));
                covered += bare.All(at => spans.Any(span => span.Start <= at && at < span.End)) ? 1 : 0;
            }

            wrong += spans.Count(span => !labels.Any(label => label.Start < span.End && span.Start < label.End));
            words += text.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries).Length;
        }

        output.WriteLine($"{set}: {covered} of {required} covered whole, {wrong} false spans in {words} words");
        Assert.True(covered >= leastCovered * required, $"{covered} of {required} identifiers are covered whole");
        Assert.True(wrong <= mostFalse * words / 1000, $"{wrong} false spans in {words} words");
    }

    private sealed record Label(int Start, int End, bool Optional)
    {
        public static Label Of(JsonElement span) =>
            new(
                span.GetProperty("start").GetInt32(),
                span.GetProperty("end").GetInt32(),
                span.TryGetProperty("optional", out var optional) && optional.GetBoolean()
            );
    }
}
