using System.Buffers;
using FsCheck;
using FsCheck.Fluent;
using Ringfence.Redaction;
using Ringfence.Redaction.Replacements;
using Ringfence.Redaction.Streaming;

namespace Ringfence.Tests.Redaction;

public class StreamingRedactorTests
{
    private static readonly Redactor Redactor = new();

    /// <summary>Pieces of which texts are put together: identifiers, prose, code, scripts, surrogates, long runs.</summary>
    private static readonly string[] Pieces =
    [
        "Patient: Jędrzej Wiśniewski, MRN: SG-920311. ",
        "seen by Dr. Adaeze Okafor at St. Luke's Hospital, Boston on March 3rd, 2023 ",
        "The patient was treated with metoprolol and discharged home in stable condition. ",
        "call (212) 555-0142 ext. 12 or fax 212-555-0143\n",
        "https://portal.example.org/" + new string('a', 150) + "?q=1 ",
        "SSN 432-55-1981",
        "\n\n",
        "{\"mrn\":\"A-99812\",\"name\":\"Fatima Al-Sayed\"}",
        "😀😀𝒳",
        "病人在东京看病。",
        new string('x', 300),
        "Wiśniewski denies pain. ",
        "4821 Maple Ridge Drive, Apt 12B,\nSpringfield, IL 62704\n",
        "a@b.org",
        " ",
        "\t\r\n",
        "John",
        "12/",
        "13/1960",
        "Dr. Oka\u200Bfor ",
        "\u200B\u200B\u200B\u200B\u200B\u200B",
        "MRN：１２３４５６７ ",
        "SSN\u00A0432\u2011\u200D55\u20111981 ",
        "\uFEFF",
        "mom gerhard staying, dr phạm văn hùng ",
        "Petrosian, Zabel ",
        "Torphymouth, IL 66437\n",
        "\uD83D",
    ];

    private static string Streamed(
        string text,
        IEnumerable<int> cuts,
        Replacement replacement,
        ConfirmedNames? names = null
    )
    {
        var output = new ArrayBufferWriter<char>();
        var stream = new StreamingRedactor(Redactor, replacement, names);
        var at = 0;
        foreach (var cut in cuts)
        {
            var end = Math.Min(text.Length, at + cut);
            stream.Append(text.AsSpan(at..end), output);
            at = end;
        }

        stream.Append(text.AsSpan(at), output);
        stream.Complete(output);
        return output.WrittenSpan.ToString();
    }

    [Fact]
    public void However_a_text_is_cut_the_stream_writes_what_the_whole_text_gives()
    {
        var texts = Gen.Elements(Pieces).ListOf().Select(parts => string.Concat(parts));
        var cuts = Gen.Choose(0, 70).ListOf();
        Prop.ForAll(
                texts.ToArbitrary(),
                cuts.ToArbitrary(),
                (text, sizes) => Streamed(text, sizes, new Label()) == Redactor.Redact(text, new Label()).Text
            )
            .Check(Config.QuickThrowOnFailure.WithMaxTest(2000));
    }

    [Fact]
    public void With_names_known_beforehand_too_the_stream_writes_what_the_whole_text_gives()
    {
        var texts = Gen.Elements(Pieces).ListOf().Select(parts => string.Concat(parts));
        var cuts = Gen.Choose(0, 70).ListOf();
        Prop.ForAll(
                texts.ToArbitrary(),
                cuts.ToArbitrary(),
                (text, sizes) =>
                {
                    var names = Redactor.Names(text);
                    return Streamed(text, sizes, new Label(), names) == Redactor.Redact(text, new Label(), names).Text;
                }
            )
            .Check(Config.QuickThrowOnFailure.WithMaxTest(2000));
    }

    [Fact]
    public void Any_characters_at_all_come_through_in_any_cut()
    {
        Prop.ForAll<string, int[]>(
                (text, sizes) =>
                    Streamed(text ?? "", sizes.Select(size => Math.Abs(size % 40)), new Label())
                    == Redactor.Redact(text ?? "", new Label()).Text
            )
            .Check(Config.QuickThrowOnFailure.WithMaxTest(2000));
    }

    [Fact]
    public void One_character_at_a_time_gives_the_same_pseudonyms()
    {
        var text = string.Concat(Pieces);
        var whole = Redactor.Redact(text, new Pseudonyms(new byte[32])).Text;
        Assert.Equal(whole, Streamed(text, Enumerable.Repeat(1, text.Length), new Pseudonyms(new byte[32])));
    }

    [Fact]
    public void No_more_than_the_stated_number_of_characters_is_ever_held_back()
    {
        var text =
            string.Concat(
                Enumerable.Repeat("The patient was treated with metoprolol and went home on foot again. ", 40)
            ) + new string('x', 900);
        var output = new ArrayBufferWriter<char>();
        var stream = new StreamingRedactor(Redactor, new Label());
        for (var at = 0; at < text.Length; at++)
        {
            stream.Append(text.AsSpan(at, 1), output);
            Assert.InRange(at + 1 - output.WrittenCount, 0, StreamingRedactor.MostHeldBack);
        }
    }

    [Fact]
    public void An_answer_with_pseudonyms_is_turned_back_in_any_cut_and_by_this_map_alone()
    {
        const string prompt = "Patient: Jędrzej Wiśniewski, MRN: SG-920311, seen by Dr. Okafor on March 3rd, 2023.";
        var map = new Pseudonyms();
        var answer = "About " + Redactor.Redact(prompt, map).Text + " Nothing else.";
        Assert.DoesNotContain("Wiśniewski", answer, StringComparison.Ordinal);
        Assert.DoesNotContain("920311", answer, StringComparison.Ordinal);
        Prop.ForAll<int[]>(sizes => Restored(answer, sizes, map) == $"About {prompt} Nothing else.")
            .Check(Config.QuickThrowOnFailure.WithMaxTest(500));
        Assert.Equal(answer, Restored(answer, [], new Pseudonyms()));
    }

    private static string Restored(string answer, int[] cuts, Pseudonyms map)
    {
        var output = new ArrayBufferWriter<char>();
        var restorer = new StreamingRestorer(map);
        var at = 0;
        foreach (var cut in cuts)
        {
            var end = Math.Min(answer.Length, at + Math.Abs(cut % 9));
            restorer.Append(answer.AsSpan(at..end), output);
            at = end;
        }

        restorer.Append(answer.AsSpan(at), output);
        restorer.Complete(output);
        return output.WrittenSpan.ToString();
    }
}
