namespace Ringfence.Tests.Evidence.Engines;

/// <summary>Events of the recorded days that the detections by habit and by count find: each kind once at least.</summary>
internal static class RecordedAttacks
{
    private static readonly string[] Probed =
    [
        "ListFoundationModels",
        "GetFoundationModel",
        "GetFoundationModelAvailability",
        "GetUseCaseForModelAccess",
        "PutUseCaseForModelAccess",
        "CreateFoundationModelAgreement",
        "InvokeModel",
    ];

    public static IEnumerable<string> Events(DateTimeOffset start)
    {
        for (var number = 0; number < 14; number++)
        {
            yield return Event(
                $"probe-{number}",
                start.AddMinutes(300 + number),
                "prober",
                Probed[number % Probed.Length],
                number % 2 == 0 ? "AccessDenied" : "ValidationException"
            );
            yield return Event(
                $"secret-{number}",
                start.AddMinutes(320 + number),
                "prober",
                "GetSecretValue",
                source: "secretsmanager"
            );
        }

        for (var number = 0; number < 110; number++)
        {
            yield return Event(
                $"mass-{number}",
                start.AddMinutes(360).AddSeconds(number * 20),
                "reader",
                "GetObject",
                source: "s3",
                more: $$""","requestParameters":{"bucketName":"phi-records","key":"mass/{{number}}"}"""
            );
        }

        // Twelve hours of two calls, and one of forty; a week before, the first of them.
        for (var hour = 0; hour < 13; hour++)
        {
            for (var number = 0; number < (hour == 12 ? 40 : 2); number++)
            {
                yield return Event(
                    $"habit-{hour}-{number}",
                    start.AddHours(hour).AddMinutes(number),
                    "habit",
                    "Converse",
                    more: $$""","requestParameters":{"modelId":"amazon.{{(hour == 12 ? "new" : "known")}}"},"additionalEventData":{"inputTokens":{{(hour == 12 ? 2000 : 10)}},"outputTokens":1}"""
                );
            }
        }

        yield return Event(
            "habit-first",
            start.AddDays(-8),
            "habit",
            "Converse",
            more: ""","requestParameters":{"modelId":"amazon.known"}"""
        );
        yield return Event("root", start.AddHours(3), "root", "CreateAccessKey", source: "iam", type: "Root");
        yield return Event(
            "mfa",
            start.AddHours(3),
            "nobody",
            "ConsoleLogin",
            source: "signin",
            more: ""","additionalEventData":{"MFAUsed":"No"}"""
        );
        yield return Event(
            "glass",
            start.AddHours(4),
            "nobody",
            "AssumeRole",
            source: "sts",
            more: ""","requestParameters":{"roleArn":"arn:aws:iam::1:role/BreakGlass"}""",
            readOnly: "false"
        );
        yield return Event(
            "omitted",
            start.AddHours(4),
            "nobody",
            "PutRolePolicy",
            source: "iam",
            more: ""","requestParameters":{"omitted":true,"reason":"requestParameters too large"}""",
            readOnly: "false"
        );
    }

    private static string Event(
        string id,
        DateTimeOffset time,
        string person,
        string name,
        string? error = null,
        string source = "bedrock",
        string more = "",
        string type = "AssumedRole",
        string readOnly = "true"
    ) =>
        $$"""{"eventVersion":"1.11","userIdentity":{"type":"{{type}}","principalId":"AROA:{{person}}","arn":"arn:aws:sts::111122223333:assumed-role/App/{{person}}","accountId":"111122223333","accessKeyId":"ASIA-{{person}}"},"eventTime":"{{time:yyyy-MM-dd'T'HH:mm:ss'Z'}}","eventSource":"{{source}}.amazonaws.com","eventName":"{{name}}","awsRegion":"us-east-1","sourceIPAddress":"10.9.0.{{person.Length}}","requestID":"{{id}}-r","eventID":"{{id}}","eventType":"AwsApiCall","readOnly":{{readOnly}}{{(error is null ? "" : $",\"errorCode\":\"{error}\"")}}{{more}}}""";
}
