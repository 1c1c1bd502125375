using System.Text;
using Ringfence.Redaction;
using Ringfence.Redaction.Evaluation;
using Ringfence.Redaction.Replacements;
using Ringfence.Tests.House;
using Ringfence.Tests.Redaction.Synthetic;

namespace Ringfence.Tests.Redaction;

/// <summary>
/// Two thousand notes of eight kinds, made from templates by a seed, with names of 55 cultures and of Bogus's locales. The figures go into
/// the room's README; the floors stand a little under them.
/// </summary>
public class SyntheticNotesTests(ITestOutputHelper output)
{
    private const int Documents = 2_000;
    private const int Seed = 20_261_128;
    private static readonly string Folder = Path.Combine(Repository.Root, "tests/Ringfence.Tests/Redaction/Synthetic");

    [Fact]
    public void Notes_of_eight_kinds_and_many_cultures_stay_above_the_floors()
    {
        var redactor = new Redactor();
        var notes = new NoteMaker(Seed, Folder);
        var all = new Evaluator();
        var kinds = new SortedDictionary<string, Evaluator>(StringComparer.Ordinal);
        for (var number = 0; number < Documents; number++)
        {
            var document = notes.Next(number);
            var found = redactor.Scan(document.Text, redactor.Names(document.Text));
            all.Add(document, found);
            var kind = document.Id[..document.Id.IndexOf('-', StringComparison.Ordinal)];
            (kinds.TryGetValue(kind, out var evaluator) ? evaluator : kinds[kind] = new Evaluator()).Add(
                document,
                found
            );
        }

        foreach (var (kind, evaluator) in kinds)
        {
            output.WriteLine(Line(kind, evaluator.Accuracy));
        }

        output.WriteLine(Line("all", all.Accuracy));
        foreach (var (kind, row) in all.Accuracy.Kinds)
        {
            output.WriteLine(
                $"{kind, -12} {row.Identifiers, 6} touched {Share(row.Touched, row.Identifiers)} covered {Share(row.Covered, row.Identifiers)} false {row.FalseSpans}"
            );
        }

        Assert.True(all.Accuracy.FullRecall >= 0.90, Line("all", all.Accuracy));
        Assert.True(
            all.Accuracy.Kinds["NAME"].Covered >= 0.93 * all.Accuracy.Kinds["NAME"].Identifiers,
            Line("all", all.Accuracy)
        );
        Assert.True(all.Accuracy.FalsePerThousandWords <= 1.5, Line("all", all.Accuracy));
    }

    [Fact]
    public void The_same_seed_makes_the_same_notes()
    {
        var one = new NoteMaker(7, Folder);
        var other = new NoteMaker(7, Folder);
        for (var number = 0; number < 60; number++)
        {
            var (left, right) = (one.Next(number), other.Next(number));
            Assert.Equal(left.Text, right.Text);
            Assert.Equal(left.Labels, right.Labels);
        }
    }

    /// <summary>What was found is gone: no replacement lets a seeded identifier that a span covers through.</summary>
    [Fact]
    public void What_was_found_is_not_in_the_output_of_any_replacement()
    {
        var redactor = new Redactor();
        var notes = new NoteMaker(11, Folder);
        for (var number = 0; number < 300; number++)
        {
            var text = notes.Next(number).Text;
            var names = redactor.Names(text);
            var found = redactor.Scan(text, names);
            foreach (
                var replacement in new Replacement[] { new Label(), new Erase(), new KeyedDigest("k", new byte[32]) }
            )
            {
                var left = new StringBuilder();
                var at = 0;
                foreach (var span in found)
                {
                    left.Append(text, at, span.Start - at)
                        .Append(replacement.For(span.Kind, text.AsSpan(span.Start..span.End), goesOn: false));
                    at = span.End;
                }

                Assert.Equal(
                    left.Append(text, at, text.Length - at).ToString(),
                    redactor.Redact(text, replacement, names).Text
                );
            }
        }
    }

    private static string Line(string name, Accuracy accuracy) =>
        FormattableString.Invariant(
            $"{name, -10} {accuracy.Documents, 5} documents {accuracy.Identifiers, 6} identifiers: touched {100 * accuracy.TouchedRecall:0.0} covered {100 * accuracy.FullRecall:0.0} F2 {100 * accuracy.TokenF2:0.0} clean {100 * accuracy.CleanShare:0.0} false/1,000 words {accuracy.FalsePerThousandWords:0.00}"
        );

    private static string Share(int part, int whole) =>
        whole == 0 ? "–" : FormattableString.Invariant($"{100.0 * part / whole:0.0} %");
}
