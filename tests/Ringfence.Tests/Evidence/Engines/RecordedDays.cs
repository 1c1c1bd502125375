using System.Buffers;
using System.Globalization;
using System.IO.Compression;
using System.Text;
using Ringfence.Ledger;
using Ringfence.Ledger.Checkpoints;
using Ringfence.Ledger.Entries;

namespace Ringfence.Tests.Evidence.Engines;

/// <summary>
/// Two days of three layers and S3's access log as files, in AWS's layout: calls through the gateway with retries and refusals, calls around it through
/// every door, the three shapes of a Bedrock event, the same event in two files, records read, policies changed.
/// </summary>
internal static class RecordedDays
{
    public static readonly DateTimeOffset Start = new(2026, 6, 11, 0, 0, 0, TimeSpan.Zero);

    public static readonly string[] People = ["a.okafor", "b.ngata", "Zoë Müller", "d'arcy"];

    private const string Account = "111122223333";
    private static readonly string[] ModelIds =
    [
        "us.anthropic.claude-sonnet-4-5-20250929-v1:0",
        "arn:aws:bedrock:us-east-1::foundation-model/amazon.nova-pro-v1:0",
        "arn:aws:bedrock:us-east-1:111122223333:provisioned-model/abc123",
    ];

    /// <summary>Writes <c>trail/</c>, <c>invocations/</c>, <c>ledger/</c> and <c>access/</c>.</summary>
    public static async Task WriteAsync(string folder)
    {
        var random = new Random(20260611);
        var events = new List<string>();
        var invocations = new List<string>();
        var calls = Enumerable.Range(0, 120).Select(number => Call(random, number, events, invocations)).ToList();
        await RecordAsync(Path.Combine(folder, "ledger"), calls);
        Around(random, events);
        Other(events);
        events.AddRange(RecordedAttacks.Events(Start));
        events.AddRange(RecordedCopies.Events(Start));
        Deliver(folder, events, invocations);
        Directory.CreateDirectory(Path.Combine(folder, "access"));
        await File.WriteAllTextAsync(Path.Combine(folder, "access", "2026-06-11-10-00-00-ABCDEF"), Access());
    }

    private static (InferenceAsked? Asked, InferenceAnswered? Answered) Call(
        Random random,
        int number,
        List<string> events,
        List<string> invocations
    )
    {
        var person = People[number % People.Length];
        var time = Start.AddMinutes(number * 23).AddMilliseconds(number * 7);
        var model = ModelIds[number % ModelIds.Length];
        var context = new CallContext
        {
            Caller = new(
                "https://id.example",
                "sub-" + person,
                person,
                number % 3 == 0 ? "" : "oncology",
                ["clinician"],
                number % 2 == 0 ? "chart" : ""
            ),
            Source = $"10.0.0.{number % 5}",
            Door = "bedrock",
            Operation = number % 2 == 0 ? "Converse" : "InvokeModelWithResponseStream",
            ModelAsked = "sonnet " + new string('x', number % 9 == 0 ? 2400 : number * 2),
            ModelUsed = model,
            Region = "us-east-1",
            Subjects =
                number % 10 == 3 ? ["2026a:MRN:aa11", "2026a:SSN:bb22"]
                : number % 10 == 4 ? ["2026b:MRN:cc33"]
                : [],
        };
        var own = $"01JD{number:D22}";
        var asked = new InferenceAsked
        {
            Time = time,
            RequestId = own,
            Call = context,
        };
        if (number % 17 == 0)
        {
            return (null, Answer(asked, [], 403, "ModelNotAllowed", default) with { Asked = null, Call = context });
        }

        if (number % 19 == 0)
        {
            return (asked, null);
        }

        var ids = number % 7 == 0 ? new[] { $"r-{number}-0", $"r-{number}" } : [$"r-{number}"];
        var tokens = new TokenCounts(random.Next(2000), random.Next(900), 0, 0, Partial: number % 11 == 0);
        foreach (var id in ids)
        {
            events.AddRange(Events(number, id, person, time, context.Operation, model, tokens));
            if (number % 5 != 0)
            {
                invocations.Add(Invocation(number, id, person, time, context.Operation, model, tokens));
            }
        }

        return (asked, Answer(asked, ids, 200, "None", tokens));
    }

    private static InferenceAnswered Answer(
        InferenceAsked asked,
        string[] ids,
        int status,
        string error,
        TokenCounts tokens
    ) =>
        new()
        {
            Time = asked.Time.AddMilliseconds(877),
            RequestId = asked.RequestId,
            Asked = 1,
            AwsRequestIds = ids,
            Status = status,
            Error = error,
            Fault = "none",
            Tokens = tokens,
            LatencyMs = 877,
            Guardrail = "none",
        };

    // A: model and tokens in the event. B: model in resources, tokens in a service event. C: denied.
    private static IEnumerable<string> Events(
        int number,
        string id,
        string person,
        DateTimeOffset time,
        string operation,
        string model,
        TokenCounts tokens
    )
    {
        var counts = $"\"inputTokens\":{tokens.Input},\"outputTokens\":{tokens.Output}";
        switch (number % 4)
        {
            case 0:
                yield return Event(
                    $"e-{id}",
                    time,
                    person,
                    operation,
                    $$""","requestParameters":{"modelId":"{{model}}"},"additionalEventData":{"inferenceRegion":"us-west-2",{{counts}}},"requestID":"{{id}}" """
                );
                break;
            case 1:
                yield return Event(
                    $"e-{id}",
                    time,
                    person,
                    operation,
                    $$""","requestParameters":null,"resources":[{"accountId":"1","type":"AWS::Bedrock::Guardrail","ARN":"arn:aws:bedrock:us-east-1:1:guardrail/g"},{"type":"AWS::Bedrock::Model","ARN":"arn:aws:bedrock:us-east-1::foundation-model/amazon.nova-pro-v1:0"}],"requestID":"{{id}}" """
                );
                yield return Event(
                    $"s-{id}",
                    time,
                    person,
                    operation,
                    $$""","eventType":"AwsServiceEvent","serviceEventDetails":{"parentRequestId":"{{id}}","AdditionalEventData":{"additionalEntries":{"inferenceRegion":"us-west-2","inputTokens":"{{tokens.Input}}","outputTokens":{{tokens.Output}} } } }""",
                    kind: ""
                );
                break;
            case 2:
                yield return Event(
                    $"e-{id}",
                    time,
                    person,
                    operation,
                    $$""","errorCode":"AccessDenied","errorMessage":"no","requestID":"{{id}}" """
                );
                break;
            default:
                yield return Event(
                    $"e-{id}",
                    time,
                    person,
                    operation,
                    $$""","requestParameters":{"modelId":"{{model}}"},"vpcEndpointId":"vpce-1","requestID":"{{id}}" """
                );
                break;
        }
    }

    private static string Event(
        string id,
        DateTimeOffset time,
        string person,
        string name,
        string more,
        string source = "bedrock.amazonaws.com",
        string kind = ""","eventType":"AwsApiCall","eventCategory":"Management" """,
        string readOnly = "true"
    ) =>
        $$"""{"eventVersion":"1.11","userIdentity":{"type":"AssumedRole","principalId":"AROA:{{person}}","arn":"arn:aws:sts::{{Account}}:assumed-role/App/{{person}}","accountId":"{{Account}}","accessKeyId":"ASIA{{person.Length}}","sessionContext":{"sessionIssuer":{"arn":"arn:aws:iam::{{Account}}:role/x/App"},"attributes":{"mfaAuthenticated":"false"}{{(person.Length % 2 == 0 ? $",\"sourceIdentity\":\"{person}\"" : "")}} } },"eventTime":"{{Iso(time)}}","eventSource":"{{source}}","eventName":"{{name}}","awsRegion":"us-east-1","sourceIPAddress":"10.0.0.{{person.Length}}","userAgent":"aws-sdk \"x\"","eventID":"{{id}}","readOnly":{{readOnly}}{{kind}}{{more}} }""";

    private static string Invocation(
        int number,
        string id,
        string person,
        DateTimeOffset time,
        string operation,
        string model,
        TokenCounts tokens
    ) =>
        number % 2 == 0
            ? $$"""{"schemaType":"ModelInvocationLog","schemaVersion":"1.0","timestamp":"{{Iso(time)}}","accountId":"{{Account}}","region":"us-east-1","requestId":"{{id}}","operation":"{{operation}}","modelId":"{{model}}","identity":{"arn":"arn:aws:sts::{{Account}}:assumed-role/App/{{person}}"},"requestMetadata":{"ringfence-user":"{{person}}","ringfence-team":"oncology"},"input":{"inputContentType":"application/json","inputBodyJson":{"messages":[]},"inputTokenCount":{{tokens.Input}} },"output":{"outputBodyJson":{"stopReason":"guardrail_intervened"},"outputTokenCount":{{tokens.Output}} } }"""
            : $$"""{"schemaType":"ModelInvocationLog","timestamp":"{{Iso(time)}}","requestId":"{{id}}","operation":"{{operation}}","modelId":"{{model}}","identity":{"arn":"arn:aws:sts::{{Account}}:assumed-role/App/{{person}}"},"input":{},"output":{"outputBodyJson":[{"type":"message_start"},{"type":"message_stop","amazon-bedrock-invocationMetrics":{"inputTokenCount":{{tokens.Input}},"outputTokenCount":{{tokens.Output}},"invocationLatency":9} }]},"errorCode":"" }""";

    // Around the gateway: every door.
    private static void Around(Random random, List<string> events)
    {
        (string Source, string Name, string More)[] doors =
        [
            (
                "bedrock.amazonaws.com",
                "Converse",
                ""","requestParameters":{"modelId":"amazon.nova-pro-v1:0"},"additionalEventData":{"callWithBearerToken":true,"inputTokens":5,"outputTokens":6}"""
            ),
            (
                "bedrock.amazonaws.com",
                "CreateModelInvocationJob",
                ""","requestParameters":{"modelId":"amazon.nova-pro-v1:0","jobName":"j"}"""
            ),
            ("bedrock.amazonaws.com", "StartAsyncInvoke", ""","requestParameters":{"modelId":"m"}"""),
            ("bedrock.amazonaws.com", "InvokeAgent", ""","requestParameters":{"agentId":"a"}"""),
            (
                "bedrock-mantle.amazonaws.com",
                "CreateInference",
                ""","requestParameters":{"model":"openai.gpt-oss","callWithBearerToken":true}"""
            ),
            ("aws-external-anthropic.amazonaws.com", "CreateInference", ""","requestParameters":{"model":"claude"}"""),
        ];
        for (var number = 0; number < 30; number++)
        {
            var (source, name, more) = doors[number % doors.Length];
            events.Add(
                Event(
                    $"around-{number}",
                    Start.AddMinutes(random.Next(2800)),
                    People[number % People.Length],
                    name,
                    more + (number % 5 == 0 ? "" : $",\"requestID\":\"around-r-{number}\""),
                    source
                )
            );
        }
    }

    // Records read and deleted, policies changed, people who come and go, identities of other types.
    private static void Other(List<string> events)
    {
        for (var number = 0; number < 60; number++)
        {
            events.Add(
                Event(
                    $"s3-{number}",
                    Start.AddMinutes(number * 47),
                    People[number % 2],
                    number % 3 == 0 ? "DeleteObject" : "GetObject",
                    $$""","requestParameters":{"bucketName":"phi-records","key":"patients/{{number % 7:D6}}/note_{{number}}%.txt"},"resources":[{"type":"AWS::S3::Bucket","ARN":"arn:aws:s3:::phi-records"},{"type":"AWS::S3::Object","ARN":"arn:aws:s3:::phi-records/patients"}],"requestID":"s3r-{{number}}" """,
                    "s3.amazonaws.com",
                    ""","eventType":"AwsApiCall","eventCategory":"Data" """
                )
            );
        }

        events.Add(
            Event(
                "p-1",
                Start.AddHours(30),
                "b.ngata",
                "PutBucketPolicy",
                ""","requestParameters":{"bucketName":"phi-records","policy":"x"},"requestID":"p1" """,
                "s3.amazonaws.com",
                readOnly: "false"
            )
        );
        events.Add(
            Event(
                "p-2",
                Start.AddHours(31),
                "newcomer",
                "UpdateGuardrail",
                ""","requestParameters":{"guardrailIdentifier":"g"},"requestID":"p2" """,
                readOnly: "false"
            )
        );
        events.Add(
            $$"""{"eventVersion":"1.08","userIdentity":{"type":"IAMUser","principalId":"AIDA","userName":"BedrockAPIKey-1","accessKeyId":"AKIAIOSFODNN7EXAMPLE","accountId":"{{Account}}"},"eventTime":"2026-06-12T05:00:00Z","eventSource":"bedrock.amazonaws.com","eventName":"ListFoundationModels","sourceIPAddress":"198.51.100.7","eventID":"u-1","requestID":"u1"}"""
        );
        events.Add(
            """{"eventVersion":"1.11","userIdentity":{"type":"IdentityCenterUser","onBehalfOf":{"userId":"94482488-3041","identityStoreArn":"x"},"accountId":"1"},"eventTime":"2026-06-12T06:00:00Z","eventSource":"sso.amazonaws.com","eventName":"Authenticate","eventID":"i-1","recipientAccountId":"999","additionalEventData":{"MFAUsed":"Yes"}}"""
        );
        events.Add(
            """{"eventVersion":"1.11","userIdentity":{"invokedBy":"config.amazonaws.com","type":"AWSService"},"eventSource":"s3.amazonaws.com","eventName":"NoTime","eventID":"n-1","resources":[{"ARN":"arn:aws:s3:::first"},{"ARN":"arn:aws:s3:::second"}]}"""
        );
    }

    private static void Deliver(string folder, List<string> events, List<string> invocations)
    {
        foreach (var day in (string[])["03", "11", "12"])
        {
            var ofDay = events
                .Where(one =>
                    one.Contains($"2026-06-{day}T", StringComparison.Ordinal)
                    || day == "11" && !one.Contains("eventTime", StringComparison.Ordinal)
                )
                .ToList();
            var name =
                $"AWSLogs/{Account}/CloudTrail/us-east-1/2026/06/{day}/{Account}_CloudTrail_us-east-1_202606{day}T0005Z_";
            Write(folder, $"trail/{name}0123456789abcdef.json.gz", $$"""{"Records":[{{string.Join(',', ofDay)}}]}""");

            // The organisation's trail brings some of them again.
            Write(
                folder,
                $"trail/AWSLogs/o-abc/{name["AWSLogs/".Length..]}fedcba9876543210.json.gz",
                $$"""{"Records":[{{string.Join(',', ofDay.Take(20))}}]}"""
            );
            var logged = invocations.Where(one => one.Contains($"2026-06-{day}T", StringComparison.Ordinal));
            Write(
                folder,
                $"invocations/AWSLogs/{Account}/BedrockModelInvocationLogs/us-east-1/2026/06/{day}/00/202606{day}T000000000Z_0123456789abcdef.json.gz",
                string.Join('\n', logged)
            );
        }
    }

    private static string Access() =>
        string.Join(
            '\n',
            Enumerable
                .Range(0, 12)
                .Select(number =>
                    $"79a59df900b949e5 phi-records [11/Jun/2026:1{number % 10}:38:0{number % 10} +0000] 192.0.2.{number} {(number % 3 == 0 ? "-" : $"arn:aws:sts::{Account}:assumed-role/App/{People[number % 2]}")} 3E57427F{number} REST.GET.OBJECT patients/00000{number}/a%2Bb%20c.txt \"GET /x?y=z HTTP/1.1\" {(number % 2 == 0 ? 200 : 403)} {(number % 2 == 0 ? "-" : "AccessDenied")} {number * 100} - 7 - \"-\" \"S3Console/0.4 (x)\" - hostid SigV4 ECDHE-RSA-AES128-GCM-SHA256 AuthHeader phi-records.s3.amazonaws.com TLSV1.2 - -"
                )
        );

    private static async Task RecordAsync(
        string directory,
        IEnumerable<(InferenceAsked? Asked, InferenceAnswered? Answered)> calls
    )
    {
        using var signer = KeyFile.OpenOrCreate(directory + ".key", "test.example/log");
        var options = new LedgerOptions { Directory = directory, Origin = "test.example/log" };
        await using var ledger = MerkleLog.Open(options, signer, TimeProvider.System);
        foreach (var (asked, answered) in calls)
        {
            var buffer = new ArrayBufferWriter<byte>();
            if (asked is not null)
            {
                EntryEncoding.Write(buffer, asked);
                await ledger.AppendAsync(buffer.WrittenMemory);
                buffer = new ArrayBufferWriter<byte>();
            }

            if (answered is not null)
            {
                EntryEncoding.Write(buffer, answered);
                await ledger.AppendAsync(buffer.WrittenMemory);
            }
        }
    }

    private static void Write(string folder, string name, string text)
    {
        var path = Path.Combine(folder, name);
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        using var gzip = new GZipStream(File.Create(path), CompressionLevel.Fastest);
        gzip.Write(Encoding.UTF8.GetBytes(text));
    }

    private static string Iso(DateTimeOffset time) =>
        time.ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture);
}
