using System.Buffers;
using Ringfence.Redaction;
using Ringfence.Redaction.Replacements;
using Ringfence.Redaction.Streaming;

namespace Ringfence.Tests.Redaction;

public class ReplacementTests
{
    private static readonly Redactor Redactor = new();

    [Fact]
    public void Labels_say_the_kind_and_counts_say_how_many()
    {
        var redacted = Redactor.Redact("Dr. Okafor and Dr. Patel saw MRN 00482913.", new Label());
        Assert.Equal("Dr. [NAME] and Dr. [NAME] saw MRN [MRN].", redacted.Text);
        Assert.Equal(new Dictionary<string, int> { ["NAME"] = 2, ["MRN"] = 1 }, redacted.Counts.ByLabel);
    }

    [Fact]
    public void A_redacted_text_is_left_alone_when_redacted_again()
    {
        var once = Redactor
            .Redact("Patient: Robert Okafor, MRN: SL-123456, seen at UCSF on March 3rd, 2023.", new Label())
            .Text;
        Assert.Same(once, Redactor.Redact(once, new Label()).Text);
    }

    [Fact]
    public void A_pseudonym_keeps_the_form_and_stays_the_same_within_its_map()
    {
        var map = new Pseudonyms(new byte[32]);
        var first = Redactor.Redact("Patient: Robert Okafor, MRN: SL-123456, on 3/14/2023.", map).Text;
        Assert.Matches(@"^Patient: [A-Z]\w+ [A-Z]\w+, MRN: [A-Z]{2}-\d{6}, on \d{1,2}/\d{1,2}/20\d\d\.$", first);
        Assert.Equal(first, Redactor.Redact("Patient: Robert Okafor, MRN: SL-123456, on 3/14/2023.", map).Text);
        var surname = first.Split(' ', ',')[2];
        Assert.Contains(surname, Redactor.Redact("Mr. Okafor is well.", map).Text, StringComparison.Ordinal);
    }

    [Fact]
    public void A_digest_depends_on_its_key_and_not_on_how_the_value_is_written()
    {
        var digest = new KeyedDigest("k1", [.. Enumerable.Range(0, 32).Select(each => (byte)each)]);
        var other = new KeyedDigest("k2", new byte[32]);
        Assert.Equal(digest.Of(PhiKind.Ssn, "432-55-1981"), digest.Of(PhiKind.Ssn, "432 55 1981"));
        Assert.NotEqual(digest.Of(PhiKind.Ssn, "432-55-1981"), other.Of(PhiKind.Ssn, "432-55-1981"));
        Assert.NotEqual(digest.Of(PhiKind.Ssn, "432551981"), digest.Of(PhiKind.Mrn, "432551981"));
        Assert.Throws<ArgumentException>(() => new KeyedDigest("short", new byte[16]));
    }

    [Fact]
    public void Options_leave_kinds_and_texts_alone_and_say_all_that_is_wrong_with_them()
    {
        const string text = "Dr. Okafor at Northgate Clinic on 3/14/2023.";
        var lenient = new Redactor(
            new RedactionOptions
            {
                Ignored = new HashSet<PhiKind> { PhiKind.Date },
                Allowed = ["northgate clinic"],
            }
        );
        Assert.Equal("Dr. [NAME] at Northgate Clinic on 3/14/2023.", lenient.Redact(text, new Label()).Text);
        var wrong = new RedactionOptions
        {
            Thresholds = new Dictionary<PhiKind, double> { [PhiKind.Name] = 2 },
            Allowed = [" "],
        };
        Assert.Equal(2, wrong.Problems().Count());
        Assert.Throws<ArgumentException>(() => new Redactor(wrong));
    }

    [Fact]
    public void One_redactor_serves_many_threads()
    {
        var texts = Enumerable
            .Range(0, 200)
            .Select(each =>
                $"Patient: Robert Okafor, MRN: SL-{100000 + each}, seen at UCSF on 3/{1 + (each % 28)}/2023."
            )
            .ToArray();
        var expected = texts.Select(text => Redactor.Redact(text, new Label()).Text).ToArray();
        var given = new string[texts.Length];
        Parallel.For(0, texts.Length, each => given[each] = Redactor.Redact(texts[each], new Label()).Text);
        Assert.Equal(expected, given);
    }

    [Fact]
    public void A_number_against_a_letter_is_turned_back()
    {
        var map = new Pseudonyms();
        const string text = "Call RN x85973, MRN: UH-48213377.";
        var sent = Redactor.Redact(text, map).Text;
        var output = new ArrayBufferWriter<char>();
        var restorer = new StreamingRestorer(map);
        foreach (var letter in sent)
        {
            restorer.Append([letter], output);
        }

        restorer.Complete(output);
        Assert.Equal(text, output.WrittenSpan.ToString());
    }
}
