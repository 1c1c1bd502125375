using Ringfence.Evidence.Ingest;

namespace Ringfence.Evidence.Engines;

/// <summary>CloudTrail's events, as <see cref="CloudTrailRecord"/> makes rows of them.</summary>
internal static class EventRelation
{
    // Parameters of a call that changes something, up to the length that the store keeps.
    private const int LongestDetail = 4096;

    /// <summary>Name and expression of every column but those of the file.</summary>
    public static IReadOnlyList<(string Name, string Sql)> Columns(RawFields raw)
    {
        var kind = raw.Field("eventType");
        var source = raw.Field("eventSource");
        var call =
            $"(coalesce({kind}, '') <> 'AwsServiceEvent' AND NOT (coalesce({kind}, '') LIKE 'AwsVpceEvent%' AND {raw.Field("errorCode")} IS NULL) AND ({string.Join(" OR ", ModelCalls.All.Select(call => $"({Source(source, call.Source)} AND {raw.Field("eventName")} IN ({string.Join(", ", call.Names.Select(name => $"'{name}'"))}))"))}))";
        var copied = raw.Extract(
            raw.Decoded(
                raw.Extract(raw.Field("requestParameters.x-amz-copy-source"), @"(?s)^(.*?)(?:\?versionId=.*)?$")
            ),
            "(?s)^/*(.*)$"
        );
        return
        [
            ("event_id", raw.Field("eventID")),
            ("request_id", First(raw.Field("requestID"), raw.Field("serviceEventDetails.parentRequestId"))),
            ("time", raw.Milliseconds(raw.Field("eventTime"))),
            ("source", First(source, raw.Field("insightDetails.eventSource"))),
            ("name", First(raw.Field("eventName"), raw.Field("insightDetails.insightType"))),
            ("region", raw.Field("awsRegion")),
            ("account", First(raw.Field("recipientAccountId"), raw.Field("userIdentity.accountId"))),
            ("principal", Principal(raw)),
            ("person", Person(raw)),
            ("role", raw.Field("userIdentity.sessionContext.sessionIssuer.arn")),
            ("access_key", raw.Field("userIdentity.accessKeyId")),
            ("address", raw.Field("sourceIPAddress")),
            ("agent", raw.Field("userAgent")),
            ("endpoint", raw.Field("vpcEndpointId")),
            ("model", Model(raw, call, source)),
            ("inference_region", Addition(raw, "inferenceRegion", "[a-z0-9-]+")),
            ("resource", Resource(raw)),
            ("error", raw.Field("errorCode")),
            ("kind", kind),
            ("category", raw.Field("eventCategory")),
            ("version", raw.Field("eventVersion")),
            ("identity", raw.Field("userIdentity.type")),
            ("input_tokens", Tokens(raw, "inputTokens")),
            ("output_tokens", Tokens(raw, "outputTokens")),
            ("model_call", $"CASE WHEN {call} THEN 1 END"),
            (
                "bearer",
                $"CASE WHEN {raw.IsTrue("additionalEventData.callWithBearerToken")} OR {raw.IsTrue("requestParameters.callWithBearerToken")} THEN 1 END"
            ),
            ("read_only", Flag(raw.IsTrue("readOnly"), raw.Has("readOnly"))),
            ("mfa", Mfa(raw)),
            (
                "detail",
                $"CASE WHEN NOT {call} AND NOT coalesce({raw.IsTrue("readOnly")}, false) AND coalesce({raw.Field("eventCategory")}, '') <> 'Data' AND length({Detail(raw)}) BETWEEN 3 AND {LongestDetail} THEN {Detail(raw)} END"
            ),
            (
                "copied_from",
                $"CASE WHEN {copied} LIKE 'arn:%' THEN {copied} ELSE {Bucket(raw.Field("awsRegion"))} || {copied} END"
            ),
            ("updates", raw.Field("addendum.originalEventID")),
            (
                "addendum",
                $"{raw.Field("addendum.reason")} || coalesce(': ' || {raw.Field("addendum.updatedFields")}, '')"
            ),
        ];
    }

    private static string Detail(RawFields raw) => First(raw.Object("requestParameters"), raw.Object("insightDetails"));

    private static string First(params ReadOnlySpan<string> of) => $"coalesce({string.Join(", ", of!)})";

    private static string Source(string source, string name) =>
        name.EndsWith('%') ? $"{source} LIKE '{name}'" : $"{source} = '{name}'";

    private static string Principal(RawFields raw) =>
        First(
            raw.Field("userIdentity.arn"),
            raw.Field("userIdentity.onBehalfOf.userId"),
            raw.Field("userIdentity.principalId"),
            raw.Field("userIdentity.accountId"),
            raw.Field("userIdentity.invokedBy")
        );

    private static string Person(RawFields raw)
    {
        var principal = raw.Field("userIdentity.principalId");
        return First(
            raw.Field("userIdentity.sessionContext.sourceIdentity"),
            raw.Field("userIdentity.onBehalfOf.userId"),
            $"CASE WHEN {raw.Field("userIdentity.type")} = 'AssumedRole' AND {principal} LIKE '%:%' THEN {raw.After(principal, ":")} ELSE {raw.Field("userIdentity.userName")} END",
            raw.Field("additionalEventData.jwt.claims.email"),
            raw.Field("additionalEventData.jwt.claims.username"),
            raw.Field("additionalEventData.jwt.claims.sub")
        );
    }

    private static string Model(RawFields raw, string call, string source)
    {
        var id = First(
            raw.Field("requestParameters.modelId"),
            raw.Field("requestParameters.model"),
            raw.ResourceOf("AWS::Bedrock::Model"),
            raw.ResourceOf("AWS::Bedrock::InferenceProfile")
        );
        return $"CASE WHEN {call} OR {source} LIKE 'bedrock%' THEN {ModelId(raw, id)} END";
    }

    /// <summary>The model's id in an ARN of a model or an inference profile.</summary>
    public static string ModelId(RawFields raw, string id) =>
        $"CASE WHEN {id} LIKE 'arn:%/%' AND {id} NOT LIKE '%provisioned-model%' THEN {raw.AfterLastSlash(id)} ELSE {id} END";

    private static string Resource(RawFields raw)
    {
        var bucket = raw.Field("requestParameters.bucketName");
        var key = raw.Field("requestParameters.key");
        var of = raw.ResourceOf("AWS::S3::Object");
        var named = $"{Bucket(raw.Field("awsRegion"))} || {bucket} || '/' || {key}";
        return First(
            $"CASE WHEN {key} IS NULL THEN NULL WHEN {bucket} LIKE 'arn:%' THEN {First(of, $"{bucket} || '/object/' || {key}")} WHEN {bucket} LIKE '%-s3alias' THEN {First(of, named)} ELSE {named} END",
            of,
            raw.FirstResource
        );
    }

    // A bucket's ARN up to its name, by the region.
    private static string Bucket(string region) =>
        $"CASE {string.Concat(Partition.Other.Select(one => $"WHEN {region} LIKE '{one.Region}%' THEN '{one.Bucket}' "))}ELSE '{Partition.Bucket}' END";

    // additionalEntries of a service event is a map, or an array of maps, or an array of {key, value}: all three were seen.
    private static string Addition(RawFields raw, string name, string value) =>
        First(raw.Field($"additionalEventData.{name}"), Entry(raw, name, value));

    private static string Entry(RawFields raw, string name, string value) =>
        raw.Extract(raw.Object("serviceEventDetails"), $"""{name}"\s*[:,]\s*(?:"value"\s*:\s*)?"?({value})""");

    private static string Tokens(RawFields raw, string name) =>
        First(raw.Count($"additionalEventData.{name}"), raw.ToNumber(Entry(raw, name, "[0-9]+")));

    private static string Flag(string isTrue, string known) => $"CASE WHEN {isTrue} THEN 1 WHEN {known} THEN 0 END";

    private static string Mfa(RawFields raw)
    {
        var session = raw.Field("userIdentity.sessionContext.attributes.mfaAuthenticated");
        var used = raw.Field("additionalEventData.MFAUsed");
        return $"CASE WHEN {session} IS NOT NULL THEN CASE WHEN {session} = 'true' THEN 1 ELSE 0 END WHEN {used} = 'Yes' THEN 1 WHEN {used} IS NOT NULL THEN 0 END";
    }
}
