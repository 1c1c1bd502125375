using System.Buffers;
using FsCheck;
using FsCheck.Fluent;
using Ringfence.Redaction;
using Ringfence.Redaction.Replacements;
using Ringfence.Redaction.Streaming;
using Ringfence.Tests.House;
using Ringfence.Tests.Redaction.Synthetic;

namespace Ringfence.Tests.Redaction;

/// <summary>Laws of every replacement: a stream is the whole text, no seeded identifier is in the output, and pseudonyms go back for one map alone.</summary>
public class LeakTests
{
    private static readonly Redactor Redactor = new();
    private static readonly string Folder = Path.Combine(Repository.Root, "tests/Ringfence.Tests/Redaction/Synthetic");

    private static readonly string[] Prose =
    [
        "The patient was treated with metoprolol 25 mg and discharged home in stable condition.",
        "BP 128/74, HR 92, pain 7/10, A&Ox3.",
        "{\"status\": \"final\", \"value\": 7.4}",
        "病人在东京看病。",
        "😀😀 𝒳",
        new string('x', 300),
        "for (var i = 0; i < 10; i++) { sum += i; }",
        "Plan: continue warfarin, recheck INR in two weeks; follow up PRN.",
        "...",
    ];

    /// <summary>An identifier in words that make it one, and the part of it that may not be left.</summary>
    private static readonly Gen<(string Said, string Secret)> Seeds = Gen.OneOf(
        Digits(7).Select(n => ($"MRN: {n}", n)),
        Digits(8).Select(n => ($"Medical record number UH-{n}", n)),
        Digits(4).Select(n => ($"call (617) 555-{n} today", "555-" + n)),
        Digits(4).Select(n => ($"SSN 432-55-{n.Replace("0000", "0001", StringComparison.Ordinal)}", $"432-55-{n}")),
        Digits(5).Select(n => ($"mail to q{n}@example.org", $"q{n}@")),
        Digits(9).Select(n => ($"Member ID: HX{n}", n)),
        Digits(10).Select(n => ($"account number {n}", n)),
        Digits(4).Select(n => ($"see https://portal.example.org/chart/{n}-q?id=1", $"chart/{n}-q")),
        Gen.Elements(
                "Wiśniewski",
                "Okonkwo",
                "Thistlewaite",
                "Nguyễn",
                "O'Rourke",
                "Al-Sayed",
                "Petrosian",
                "García-López"
            )
            .Select(name => ($"Patient: Ilse {name}, 67 y.o.", name)),
        Gen.Choose(1, 28).Select(day => ($"DOB: 03/{day:00}/1958", $"03/{day:00}/1958"))
    );

    private static readonly Gen<(string Text, string[] Secrets)> Seeded = Seeds
        .ListOf()
        .SelectMany(seeds =>
            Gen.Elements(Prose)
                .ListOf(seeds.Count)
                .SelectMany(prose =>
                    Gen.Elements("\n", " ", ". ", "\n\n", "\t")
                        .ListOf(seeds.Count)
                        .Select(gaps =>
                            (
                                string.Concat(
                                    seeds.Select((seed, i) => prose[i] + gaps[i] + seed.Said + gaps[^(i + 1)])
                                ),
                                seeds.Select(seed => seed.Secret).ToArray()
                            )
                        )
                )
        );

    public static TheoryData<string> Replacements { get; } = ["label", "erase", "digest", "pseudonym"];

    [Theory]
    [MemberData(nameof(Replacements))]
    public void No_seeded_identifier_is_in_the_output_whole_or_streamed(string name)
    {
        Prop.ForAll(
                Seeded.ToArbitrary(),
                Gen.Choose(1, 90).ListOf().ToArbitrary(),
                (seeded, cuts) =>
                {
                    var whole = Redactor.Redact(seeded.Text, Named(name)).Text;
                    var streamed = Streamed(seeded.Text, cuts, Named(name));
                    return whole == streamed
                        && seeded
                            .Secrets.Where(secret => name != "pseudonym" || !IsDate(secret))
                            .All(secret => !whole.Contains(secret, StringComparison.OrdinalIgnoreCase));
                }
            )
            .Check(Config.QuickThrowOnFailure.WithMaxTest(500));
    }

    [Theory]
    [MemberData(nameof(Replacements))]
    public void However_a_note_is_cut_the_stream_writes_what_the_whole_note_gives(string name)
    {
        var notes = new NoteMaker(23, Folder);
        var random = new Random(23);
        for (var number = 0; number < 300; number++)
        {
            var text = notes.Next(number).Text;
            var names = number % 2 == 0 ? Redactor.Names(text) : null;
            var cuts = Enumerable.Range(0, random.Next(60)).Select(_ => random.Next(0, 160));
            Assert.True(
                Redactor.Redact(text, Named(name), names).Text == Streamed(text, cuts, Named(name), names),
                $"note {number} of seed 23 differs"
            );
        }
    }

    [Fact]
    public void Redacted_then_restored_is_the_original_for_this_map_and_means_nothing_to_another()
    {
        var notes = new NoteMaker(29, Folder);
        for (var number = 0; number < 300; number++)
        {
            var text = notes.Next(number).Text;
            var names = Redactor.Names(text);
            var map = new Pseudonyms(Seed(number));
            var redacted = Redactor.Redact(text, map, names).Text;

            Assert.True(text == Restored(redacted, map), $"note {number} of seed 29 does not come back");
            var other = new Pseudonyms(Seed(number + 1));
            Redactor.Redact("Patient: Nobody Else, MRN: 5550001", other);
            Assert.True(redacted == Restored(redacted, other), $"note {number} of seed 29 means something to another");
        }
    }

    /// <summary>A shifted date may be that of another person who is named later, which no stream can know.</summary>
    private static bool IsDate(string secret) => secret.StartsWith("03/", StringComparison.Ordinal);

    private static Gen<string> Digits(int count) =>
        Gen.Choose('0', '9').ListOf(count).Select(digits => string.Concat(digits.Select(digit => (char)digit)));

    private static byte[] Seed(int number)
    {
        var seed = new byte[32];
        BitConverter.TryWriteBytes(seed, number + 1);
        return seed;
    }

    private static Replacement Named(string name) =>
        name switch
        {
            "label" => new Label(),
            "erase" => new Erase(),
            "digest" => new KeyedDigest("k", new byte[32]),
            _ => new Pseudonyms(new byte[32]),
        };

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

    private static string Restored(string text, Pseudonyms map)
    {
        var output = new ArrayBufferWriter<char>();
        var restorer = new StreamingRestorer(map);
        restorer.Append(text, output);
        restorer.Complete(output);
        return output.WrittenSpan.ToString();
    }
}
