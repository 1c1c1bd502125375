namespace Ringfence.Tests.Evidence.Engines;

/// <summary>Events of the recorded days that say more than one thing: copies of objects, an event delivered anew, text sent to a guardrail.</summary>
internal static class RecordedCopies
{
    private static readonly string[] Sources =
    [
        "phi-records/copied/000009/labs%20a%2Bb.json",
        "/phi-records/copied/000009/note.txt?versionId=3%2FL4kqtJl40Nr8X8gdRQBpUMLUo",
        "phi-records%2Fcopied%2F000009%2Fscan%3F.png",
        "arn:aws:s3:us-east-1:111122223333:accesspoint/records/object/copied/000009/x",
    ];

    public static IEnumerable<string> Events(DateTimeOffset start)
    {
        for (var number = 0; number < Sources.Length; number++)
        {
            yield return Event(
                $"copy-{number}",
                start.AddMinutes(700 + number),
                "s3.amazonaws.com",
                "CopyObject",
                $$""","eventCategory":"Data","requestParameters":{"bucketName":"elsewhere","key":"copy-{{number}}","x-amz-copy-source":"{{Sources[number]}}"} """
            );
        }

        const string Anew = ""","requestID":"anew-r","requestParameters":{"modelId":"amazon.nova-pro-v1:0"} """;
        yield return Event("anew-1", start.AddMinutes(720), "bedrock.amazonaws.com", "Converse", Anew);
        yield return Event(
            "anew-2",
            start.AddMinutes(720),
            "bedrock.amazonaws.com",
            "Converse",
            Anew
                + ""","additionalEventData":{"inputTokens":11,"outputTokens":12},"addendum":{"reason":"UPDATED_DATA","updatedFields":"additionalEventData","originalRequestID":"anew-r","originalEventID":"anew-1"} """
        );
        yield return Event(
            "late-1",
            start.AddMinutes(730),
            "bedrock.amazonaws.com",
            "CountTokens",
            Anew.Replace("anew-r", "late-r", StringComparison.Ordinal) + ""","addendum":{"reason":"DELIVERY_DELAY"} """
        );
        yield return Event(
            "guarded-1",
            start.AddMinutes(740),
            "bedrock.amazonaws.com",
            "ApplyGuardrail",
            ""","eventCategory":"Data","requestID":"guarded-r" """
        );
    }

    private static string Event(string id, DateTimeOffset time, string source, string name, string more) =>
        $$"""{"eventVersion":"1.11","userIdentity":{"type":"AssumedRole","principalId":"AROA:copier","arn":"arn:aws:sts::111122223333:assumed-role/App/copier","accountId":"111122223333","sessionContext":{"sessionIssuer":{"arn":"arn:aws:iam::111122223333:role/Copier"} } },"eventTime":"{{time:yyyy-MM-dd'T'HH:mm:ss'Z'}}","eventSource":"{{source}}","eventName":"{{name}}","eventType":"AwsApiCall","awsRegion":"us-east-1","sourceIPAddress":"10.0.0.8","readOnly":true,"eventID":"{{id}}"{{more}}}""";
}
