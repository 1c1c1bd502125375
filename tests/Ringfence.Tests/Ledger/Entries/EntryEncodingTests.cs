using System.Buffers;
using System.Text;
using System.Text.Json;
using FsCheck;
using FsCheck.Fluent;
using Ringfence.Ledger.Entries;

namespace Ringfence.Tests.Ledger.Entries;

public sealed class EntryEncodingTests
{
    private static readonly CallContext Call = new()
    {
        Caller = new Caller(
            "https://id.example.com",
            "00u1",
            "a.okafor",
            "oncology",
            ["clinician", "tumour-board"],
            "chart-summary"
        ),
        Source = "10.1.2.3",
        Door = "bedrock",
        Operation = "ConverseStream",
        ModelAsked = "sonnet",
        ModelUsed = "eu.anthropic.claude-sonnet-4-5-20250929-v1:0",
        Region = "eu-central-1",
        Stream = true,
        BodyDigest = "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855",
        BodyBytes = 1234,
        Phi = new Dictionary<string, int> { ["NAME"] = 2, ["MRN"] = 1 },
        Policy = "5d41402a",
        PhiPolicy = "pseudonym",
        Subjects = ["2026a:MRN:9f2c41d07be35a189f2c41d07be35a18"],
    };

    private static readonly InferenceAsked Asked = new()
    {
        Time = new DateTimeOffset(2026, 11, 22, 13, 9, 14, 123, TimeSpan.FromHours(1)),
        RequestId = "01JD0000000000000000000000",
        Call = Call,
    };

    private static readonly InferenceAnswered Answered = new()
    {
        Time = new DateTimeOffset(2026, 11, 22, 12, 9, 15, 0, TimeSpan.Zero),
        RequestId = "01JD0000000000000000000000",
        Asked = 41,
        AwsRequestIds = ["8f5e", "9a6f"],
        Status = 200,
        Error = "None",
        Fault = "none",
        Tokens = new TokenCounts(1200, 85, 1000, 0, Partial: false),
        LatencyMs = 877.0004,
        FirstTokenMs = 210.5,
        Guardrail = "none",
        StopReason = "end_turn",
    };

    [Fact]
    public void An_asked_entry_is_compact_json_with_its_fields_in_order()
    {
        const string Expected = """
            {"v":1,"type":"inference.asked","time":"2026-11-22T12:09:14.123Z","requestId":"01JD0000000000000000000000",
            "call":{"caller":{"issuer":"https://id.example.com","subject":"00u1","user":"a.okafor","team":"oncology",
            "roles":["clinician","tumour-board"],"application":"chart-summary"},"source":"10.1.2.3","door":"bedrock",
            "operation":"ConverseStream","modelAsked":"sonnet","modelUsed":"eu.anthropic.claude-sonnet-4-5-20250929-v1:0",
            "region":"eu-central-1","stream":true,
            "bodyDigest":"e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855",
            "bodyBytes":1234,"phi":{"NAME":2,"MRN":1},"policy":"5d41402a",
            "phiPolicy":"pseudonym","subjects":["2026a:MRN:9f2c41d07be35a189f2c41d07be35a18"]}}
            """;
        Assert.Equal(Expected.ReplaceLineEndings(""), Text(Asked));
    }

    [Fact]
    public void An_answered_entry_points_at_its_question_and_leaves_the_call_out()
    {
        const string Expected = """
            {"v":1,"type":"inference.answered","time":"2026-11-22T12:09:15.000Z","requestId":"01JD0000000000000000000000",
            "asked":41,"awsRequestIds":["8f5e","9a6f"],"status":200,"error":"None","fault":"none","upstreamError":"",
            "tokens":{"input":1200,"output":85,"cacheRead":1000,"cacheWrite":0,"partial":false},
            "latencyMs":877,"firstTokenMs":210.5,"guardrail":"none","stopReason":"end_turn","phi":{}}
            """;
        Assert.Equal(Expected.ReplaceLineEndings(""), Text(Answered));
    }

    [Fact]
    public void A_refusal_carries_its_call_and_says_null_where_nothing_is_known()
    {
        string text = Text(Answered with { Asked = null, Call = Call, FirstTokenMs = null, AwsRequestIds = [] });
        Assert.Contains("\"asked\":null,\"call\":{\"caller\":", text, StringComparison.Ordinal);
        Assert.Contains("\"awsRequestIds\":[],", text, StringComparison.Ordinal);
        Assert.Contains("\"firstTokenMs\":null,", text, StringComparison.Ordinal);
    }

    [Fact]
    public void Names_keep_their_own_letters_and_broken_ones_stay_valid_utf8()
    {
        InferenceAsked entry = Asked with { RequestId = "Łukasz \"Øst\" <é>" };
        Assert.Contains("Łukasz \\\"Øst\\\" <é>", Text(entry), StringComparison.Ordinal);
        Assert.True(EntryEncoding.TryRead(Bytes(Asked with { RequestId = "a\ud800b" }), out InferenceAsked? broken));
        Assert.Equal("a\ufffdb", broken!.RequestId);
    }

    [Fact]
    public void What_is_written_is_read_back()
    {
        Gen<string> text = ArbMap.Default.GeneratorFor<NonNull<string>>().Select(value => Valid(value.Get));
        Gen<InferenceAnswered> answers =
            from id in text
            from user in text
            from role in text
            from count in Gen.Choose(0, int.MaxValue)
            from refused in ArbMap.Default.GeneratorFor<bool>()
            select Answered with
            {
                RequestId = id,
                Asked = refused ? null : count,
                Call = refused
                    ? Call with
                    {
                        Caller = Call.Caller with { User = user, Roles = [role] },
                        Phi = new Dictionary<string, int> { [role] = count },
                    }
                    : null,
                Tokens = new TokenCounts(count, 1, 2, 3, refused),
                LatencyMs = count / 1000.0,
                FirstTokenMs = refused ? null : 0.125,
            };
        Prop.ForAll(
                answers.ToArbitrary(),
                written =>
                {
                    Assert.True(EntryEncoding.TryRead(Bytes(written), out InferenceAnswered? read));
                    Assert.Equal(Text(written), Text(read!));
                    Assert.Equal(written.Time, read!.Time);
                    Assert.Equal(written.Tokens, read.Tokens);
                    Assert.Equal(written.Asked, read.Asked);
                }
            )
            .QuickCheckThrowOnFailure();

        Assert.True(EntryEncoding.TryRead(Bytes(Asked), out InferenceAsked? asked));
        Assert.Equal(Text(Asked), Text(asked!));
    }

    [Fact]
    public void An_entry_of_another_type_or_version_is_not_read()
    {
        Assert.False(EntryEncoding.TryRead(Bytes(Asked), out InferenceAnswered? answered));
        Assert.Null(answered);
        Assert.False(EntryEncoding.TryRead(Bytes(Answered), out InferenceAsked? _));
        Assert.False(EntryEncoding.TryRead(Replaced(Asked, "\"v\":1", "\"v\":2"), out InferenceAsked? _));
        Assert.False(EntryEncoding.TryRead("[1]"u8, out InferenceAsked? _));
        Assert.False(EntryEncoding.TryRead("\u0000"u8, out InferenceAsked? _));
        Assert.False(EntryEncoding.TryRead([], out InferenceAsked? _));
    }

    [Fact]
    public void Fields_of_later_versions_of_this_program_are_passed_over()
    {
        byte[] later = Replaced(Asked, "\"v\":1,", "\"v\":1,\"residency\":{\"of\":[1,2]},");
        Assert.True(EntryEncoding.TryRead(later, out InferenceAsked? asked));
        Assert.Equal(Text(Asked), Text(asked!));
    }

    [Theory]
    [InlineData("\"requestId\":\"01JD0000000000000000000000\",", "")]
    [InlineData("\"requestId\":\"01JD0000000000000000000000\"", "\"requestId\":null")]
    [InlineData("\"bodyBytes\":1234", "\"bodyBytes\":\"1234\"")]
    [InlineData("\"user\":\"a.okafor\",", "")]
    [InlineData("2026-11-22T", "22.11.2026 ")]
    public void An_entry_that_lacks_what_it_must_have_is_an_error(string written, string altered) =>
        Assert.Throws<JsonException>(() =>
            EntryEncoding.TryRead(Replaced(Asked, written, altered), out InferenceAsked? _)
        );

    private static string Valid(string text) => Encoding.UTF8.GetString(Encoding.UTF8.GetBytes(text));

    private static byte[] Replaced(InferenceAsked entry, string what, string with) =>
        Encoding.UTF8.GetBytes(Text(entry).Replace(what, with, StringComparison.Ordinal));

    private static string Text(InferenceAsked entry) => Encoding.UTF8.GetString(Bytes(entry));

    private static string Text(InferenceAnswered entry) => Encoding.UTF8.GetString(Bytes(entry));

    private static byte[] Bytes(InferenceAsked entry)
    {
        ArrayBufferWriter<byte> buffer = new();
        EntryEncoding.Write(buffer, entry);
        return buffer.WrittenSpan.ToArray();
    }

    private static byte[] Bytes(InferenceAnswered entry)
    {
        ArrayBufferWriter<byte> buffer = new();
        EntryEncoding.Write(buffer, entry);
        return buffer.WrittenSpan.ToArray();
    }
}
