using System.Buffers;
using System.Globalization;
using System.Text;
using System.Text.Json;
using FsCheck;
using FsCheck.Fluent;
using Ringfence.Aws.EventStream;
using Ringfence.Gateway.Phi;
using Ringfence.Gateway.Tests.World;
using Ringfence.Redaction;

namespace Ringfence.Gateway.Tests.Phi;

/// <summary>
/// The law of step 8: whatever the policy, an answer in frames, cut at any byte on the wire and at any character or escape inside, says what
/// the same answer says whole.
/// </summary>
public sealed class AnswerLawTests
{
    private static readonly string[] Pieces =
    [
        "Patient: Søren O'Brien, MRN: UH-48213377. ",
        "Dr. Maria Gonzalez (617-555-0199) was asked ",
        "give 5 mg of apixaban twice a day for two weeks and then stop. ",
        "\"quoted\" \\ back\\slash \n\t",
        "😀𝒳é — “stable” ",
        "Søren ",
        "O'Brien says ",
        "UH-48213377",
        "x",
        new string('y', 200),
        "12/03/1958 ",
        " ",
    ];

    private static readonly Gen<string> Texts = Gen.Elements(Pieces).ListOf().Select(string.Concat);

    public static TheoryData<string, string> Policies { get; } =
        new(
            from policy in (string[])["Detect", "Label", "Pseudonym", "Erase"]
            from answers in (string[])["Off", "Detect", "Label", "Erase"]
            select (policy, answers)
        );

    [Theory]
    [MemberData(nameof(Policies))]
    public void A_stream_says_what_the_whole_answer_says(string policy, string answers)
    {
        Prop.ForAll(
                Texts.ToArbitrary(),
                Gen.Choose(0, int.MaxValue - 1).ToArbitrary(),
                (text, seed) =>
                {
                    var random = new Random(seed);
                    var (inText, inTool) = Streamed(Call(policy, answers), text, random);
                    return inText == Whole(Call(policy, answers), text)
                        && (
                            inTool.Length == 0
                            || JsonDocument.Parse(inTool).RootElement.ValueKind == JsonValueKind.Object
                        );
                }
            )
            .Check(Config.QuickThrowOnFailure.WithMaxTest(130));
    }

    private static CallPhi Call(string policy, string answers)
    {
        var rules = new PhiRules(
            new PhiRuleOptions { Policy = Enum.Parse<PhiPolicy>(policy), Answers = Enum.Parse<AnswerPolicy>(answers) }
        );
        var call = new CallPhi(rules);
        rules.Redactor.Scan("Patient: Søren O'Brien", names: null, call.PromptNames);
        if (rules.Policy == PhiPolicy.Pseudonym)
        {
            // The model speaks of the caller's patient by his pseudonyms, and by chance by his true name.
            call.Conversation = Conversation.Of(
                new byte[Conversation.SeedBytes],
                [(PhiKind.Name, "Søren O'Brien"), (PhiKind.Mrn, "UH-48213377")]
            );
        }
        return call;
    }

    private static string Whole(CallPhi call, string text)
    {
        var body = Encoding.UTF8.GetBytes(
            $$$$"""{"output":{"message":{"content":[{"text":{{{{JsonSerializer.Serialize(Spoken(call, text))}}}}}],"role":"assistant"}}}"""
        );
        var given = new ArrayBufferWriter<byte>();
        var json = AnswerBody.Write(body, call, given) ? given.WrittenSpan : body;
        return JsonDocument
            .Parse(json.ToArray())
            .RootElement.GetProperty("output")
            .GetProperty("message")
            .GetProperty("content")[0]
            .GetProperty("text")
            .GetString()!;
    }

    /// <summary>As the model says it: with the pseudonyms that the prompt had.</summary>
    private static string Spoken(CallPhi call, string text) =>
        call.Conversation is { } conversation
            ? text.Replace("UH-48213377", conversation.For(PhiKind.Mrn, "UH-48213377"), StringComparison.Ordinal)
                .Replace(
                    "Patient: Søren O'Brien",
                    "Patient: " + conversation.For(PhiKind.Name, "Søren O'Brien"),
                    StringComparison.Ordinal
                )
            : text;

    private static (string Text, string Tool) Streamed(CallPhi call, string text, Random random)
    {
        var wire = Wire(Spoken(call, text), random);
        var (said, tool) = (new StringBuilder(), new StringBuilder());
        using var frames = new AnswerFrames(call, (type, payload) => Add(payload, said, tool));
        using var decoder = new EventStreamDecoder();
        for (var at = 0; at < wire.Length; )
        {
            var size = Math.Min(wire.Length - at, random.Next(1, 200));
            wire.AsSpan(at, size).CopyTo(decoder.GetMemory(size).Span);
            decoder.Advance(size);
            at += size;
            while (decoder.TryRead(out var frame))
            {
                if (!frames.Accept(frame))
                {
                    Add(frame.Payload, said, tool);
                }
            }
        }
        frames.Flush();
        return (said.ToString(), tool.ToString());
    }

    private static byte[] Wire(string text, Random random)
    {
        List<byte> wire = [.. BedrockFrames.Start];
        foreach (var piece in Cut(text, random))
        {
            wire.AddRange(
                BedrockFrames.Event(
                    "contentBlockDelta",
                    $$$"""{"contentBlockIndex":0,"delta":{"text":"{{{piece}}}"}}"""
                )
            );
        }
        wire.AddRange(BedrockFrames.BlockStop);
        foreach (var piece in Cut($$"""{"note":{{JsonSerializer.Serialize(text)}},"n":12}""", random))
        {
            wire.AddRange(
                BedrockFrames.Event(
                    "contentBlockDelta",
                    $$$$"""{"contentBlockIndex":1,"delta":{"toolUse":{"input":"{{{{piece}}}}"}}}"""
                )
            );
        }
        wire.AddRange(BedrockFrames.Event("contentBlockStop", """{"contentBlockIndex":1}"""));
        wire.AddRange(BedrockFrames.Stop);
        wire.AddRange(BedrockFrames.Metadata);
        return [.. wire];
    }

    /// <summary>JSON string contents of random length, each character plain or as an escape; halves of a pair are always escapes.</summary>
    private static IEnumerable<string> Cut(string text, Random random)
    {
        var most = random.Next(1, 60);
        for (var at = 0; at < text.Length; )
        {
            var size = Math.Min(text.Length - at, random.Next(1, most + 1));
            var piece = new StringBuilder();
            foreach (var letter in text.AsSpan(at, size))
            {
                var mustEscape = letter is '"' or '\\' or < ' ' || char.IsSurrogate(letter);
                piece.Append(
                    mustEscape || random.Next(8) == 0
                        ? string.Create(CultureInfo.InvariantCulture, $"\\u{(int)letter:x4}")
                        : letter.ToString()
                );
            }
            at += size;
            yield return piece.ToString();
        }
    }

    private static void Add(ReadOnlySpan<byte> payload, StringBuilder text, StringBuilder tool)
    {
        using var json = JsonDocument.Parse(payload.ToArray());
        if (!json.RootElement.TryGetProperty("delta", out var delta))
        {
            return;
        }
        if (delta.TryGetProperty("text", out var piece))
        {
            text.Append(piece.GetString());
        }
        if (delta.TryGetProperty("toolUse", out var use))
        {
            tool.Append(use.GetProperty("input").GetString());
        }
    }
}
