using System.Buffers;
using Ringfence.Redaction;
using Ringfence.Redaction.Replacements;
using Ringfence.Redaction.Streaming;
using Ringfence.Tests.House;

namespace Ringfence.Tests.Redaction;

/// <summary>Texts made to hurt: without end, or of what detectors wait for and never get.</summary>
[Collection(nameof(Alone))]
public class EndlessTests
{
    private const int Million = 1_000_000;

    private static readonly Redactor Redactor = new();

    /// <summary>What starts a detector, what it goes on with, and what keeps it hoping.</summary>
    private static readonly string[] Triggers =
    [
        "MRN",
        ":",
        "-",
        ".",
        "/",
        "@",
        "(",
        ")",
        "#",
        "'",
        "\"",
        "{",
        "[",
        ",",
        "\n",
        " ",
        "\t",
        "1",
        "12",
        "555",
        "1958",
        "0",
        "A1",
        "x9",
        "Dr. ",
        "Mr",
        "Patient: ",
        "John",
        "Smith",
        "O'",
        "de la ",
        "van",
        "Jr",
        "MD",
        "St. ",
        "Mt ",
        "son ",
        "March ",
        "3rd",
        "of ",
        "on ",
        "at ",
        "to ",
        "from ",
        "the ",
        "Hospital",
        "Street",
        "Apt ",
        "Boston",
        "TX ",
        "http://",
        "www.",
        ".com",
        "a",
        "é",
        "ß",
        "病",
        "😀",
        "\u200B",
        "\u00AD",
        "１",
        "\uD83D",
        "0x",
        "AKIA",
        "sk-",
        "=",
        "aged ",
        "91",
        "yo",
        "tel ",
        "+1 ",
        "ext",
        "fax",
        "SSN ",
        "NPI ",
        "DEA ",
        "VIN ",
        "IP ",
        "::",
        "ff:",
        "(01)",
    ]; // csharpier-ignore

    [Fact]
    public void What_a_stream_holds_does_not_grow_with_what_has_passed()
    {
        var piece = string.Concat(Enumerable.Repeat("Patient: Adaeze Okafor, MRN: 4821337, seen 03/14/2023. 😀 ", 64));
        var output = new ArrayBufferWriter<char>();
        var map = new Pseudonyms(new byte[32]);
        map.For(PhiKind.Name, "Adaeze Okafor", goesOn: false);
        var redactor = new StreamingRedactor(Redactor, new Label());
        var restorer = new StreamingRestorer(map);
        Pass(Million);
        var before = GC.GetTotalMemory(forceFullCollection: true);
        Pass(8 * Million);
        var grown = GC.GetTotalMemory(forceFullCollection: true) - before;
        GC.KeepAlive(redactor);
        GC.KeepAlive(restorer);
        Assert.InRange(grown, long.MinValue, 256 * 1024);

        void Pass(int characters)
        {
            for (var passed = 0; passed < characters; passed += piece.Length)
            {
                redactor.Append(piece, output);
                restorer.Append(piece, output);
                output.ResetWrittenCount();
            }
        }
    }

    [Fact]
    public void A_stream_of_one_endless_word_is_held_in_no_more_than_a_window()
    {
        var output = new ArrayBufferWriter<char>();
        var redactor = new StreamingRedactor(Redactor, new Label());
        var word = new string('x', 4096);
        redactor.Append(word, output);
        var before = GC.GetTotalMemory(forceFullCollection: true);
        for (var i = 0; i < 2000; i++)
        {
            output.ResetWrittenCount();
            redactor.Append(word, output);
        }

        var grown = GC.GetTotalMemory(forceFullCollection: true) - before;
        GC.KeepAlive(redactor);
        Assert.InRange(grown, long.MinValue, 128 * 1024);
    }

    /// <summary>Eight times the text may take eight times as long; what is quadratic takes 64. A busy machine is asked again.</summary>
    [Fact]
    public void Repeats_of_what_starts_detectors_take_time_in_proportion_to_their_length()
    {
        var random = new Random(20_261_128);
        for (var warm = 0; warm < 50; warm++)
        {
            Redactor.Scan(Repeated(string.Concat(Triggers), 20_000));
        }

        for (var round = 0; round < 24; round++)
        {
            var unit = string.Concat(
                Enumerable.Range(0, random.Next(1, 5)).Select(_ => Triggers[random.Next(Triggers.Length)])
            );
            Assert.True(IsLinear(unit), $"round {round}: \"{unit}\" repeated takes more than its share");
        }
    }

    private static bool IsLinear(string unit)
    {
        const int Length = 10_000;
        var (shorter, longer) = (Repeated(unit, Length), Repeated(unit, 8 * Length));
        for (var attempt = 0; attempt < 8; attempt++)
        {
            var (least, most) = (TimeSpan.MaxValue, TimeSpan.MaxValue);
            for (var run = 0; run < 2; run++)
            {
                least = Shorter(least, Time(shorter));
                most = Shorter(most, Time(longer));
            }

            if (most < 24 * least)
            {
                return true;
            }
        }

        return false;
    }

    private static TimeSpan Time(string text)
    {
        // Of the processor: on a busy machine the clock says more about the others. What is shorter than its ticks is repeated.
        var started = Environment.CpuUsage.TotalTime;
        for (var repeat = 0; repeat < 8; repeat++)
        {
            Redactor.Scan(text);
        }

        return Environment.CpuUsage.TotalTime - started;
    }

    private static TimeSpan Shorter(TimeSpan left, TimeSpan right) => left < right ? left : right;

    private static string Repeated(string unit, int length) =>
        string.Concat(Enumerable.Repeat(unit, (length / unit.Length) + 1));
}
