using System.Text.Json;
using Ringfence.Evidence.Questions;

namespace Ringfence.Tests.Evidence.Ingest;

/// <summary>Forms of CloudTrail that accounts have and samples lack.</summary>
public sealed class CloudTrailVariantTests : IDisposable
{
    private readonly StoreWorld _world = new();

    [Theory]
    [InlineData("1.0")]
    [InlineData("1.00")]
    [InlineData("1.02")]
    [InlineData("1.11")]
    [InlineData("1.12")]
    public void Every_minor_version_is_read(string version)
    {
        _world.Write("log", StoreWorld.Trail(StoreWorld.Event(1).Replace("1.11", version, StringComparison.Ordinal)));
        Assert.Empty(_world.Ingest().SetAside);
        Assert.Equal([$"{version}|Converse"], _world.Ask("SELECT version, name FROM event_v"));
    }

    // S3's notifications have the keys of CloudTrail's records, and another meaning.
    [Fact]
    public void Another_major_version_is_set_aside_with_the_reason()
    {
        _world.Write(
            "log",
            StoreWorld.Trail(
                """{"eventVersion":"2.1","eventSource":"aws:s3","eventTime":"2026-06-11T00:00:01Z","eventName":"ObjectCreated:Put","userIdentity":{"principalId":"x"}}""",
                StoreWorld.Event(1)
            )
        );
        Assert.Contains("version 1.x", Assert.Single(_world.Ingest().SetAside).Reason, StringComparison.Ordinal);
        Assert.Equal(["e-1"], _world.Ask("SELECT event_id FROM event"));
    }

    [Theory]
    [InlineData("", "0")]
    [InlineData(""","errorCode":"VpceAccessDenied" """, "1")]
    public void An_endpoint_s_event_is_a_call_of_its_own_only_where_the_endpoint_refused_it(string error, string calls)
    {
        _world.Write(
            "log",
            StoreWorld.Event(
                1,
                $$""","eventType":"AwsVpceEvent","eventCategory":"NetworkActivity","vpcEndpointId":"vpce-1","vpcEndpointAccountId":"111122223333"{{error}}"""
            )
        );
        Assert.Empty(_world.Ingest().SetAside);
        Assert.Equal(["NetworkActivity|vpce-1"], _world.Ask("SELECT category, endpoint FROM event_v"));
        Assert.Equal([calls], _world.Ask("SELECT count(*) FROM unexplained"));
    }

    [Fact]
    public void An_insight_is_named_by_its_type_and_is_no_model_call()
    {
        _world.Write(
            "log",
            """{"Records":[{"eventVersion":"1.08","eventTime":"2026-06-11T00:00:00Z","awsRegion":"us-east-1","eventID":"i-1","eventType":"AwsCloudTrailInsight","recipientAccountId":"111122223333","sharedEventID":"s-1","insightDetails":{"state":"Start","eventSource":"bedrock.amazonaws.com","eventName":"InvokeModel","insightType":"ApiCallRateInsight","insightContext":{"statistics":{"baseline":{"average":1.5},"insight":{"average":600}}}},"eventCategory":"Insight"}]}"""
        );
        Assert.Empty(_world.Ingest().SetAside);
        Assert.Equal(
            ["bedrock.amazonaws.com|ApiCallRateInsight|Insight||InvokeModel"],
            _world.Ask("SELECT source, name, category, model_call, json_extract(detail, '$.eventName') FROM event_v")
        );
    }

    [Theory]
    [InlineData("lookup-events")]
    [InlineData("filter-log-events")]
    [InlineData("lake, several lines a field")]
    [InlineData("event-bridge within cloudwatch")]
    public void What_the_APIs_answer_is_read_too(string form)
    {
        var one = StoreWorld.Event(1);
        _world.Write(
            "log",
            form switch
            {
                "lookup-events" =>
                    $$"""{"Events":[{"EventId":"e-1","EventName":"Converse","EventTime":1781136077.0,"Username":"a.okafor","Resources":[],"CloudTrailEvent":{{JsonSerializer.Serialize(one)}}}]}""",
                "filter-log-events" =>
                    $$"""{"events":[{"logStreamName":"x","timestamp":1,"message":{{JsonSerializer.Serialize(one)}},"ingestionTime":2,"eventId":"3"}],"searchedLogStreams":[]}""",
                "lake, several lines a field" => "eventID,eventJson\ne-1,\""
                    + one.Replace("\"", "\"\"", StringComparison.Ordinal)
                    + "\"\n",
                _ =>
                    $$"""{"messageType":"DATA_MESSAGE","logEvents":[{"id":"1","timestamp":1,"message":{{JsonSerializer.Serialize($$"""{"version":"0","detail-type":"AWS API Call via CloudTrail","source":"aws.bedrock","resources":[],"detail":{{one}}}""")}}}]}""",
            }
        );
        Assert.Empty(_world.Ingest().SetAside);
        Assert.Equal(["e-1|r-1|a.okafor"], _world.Ask("SELECT event_id, request_id, person FROM event_v"));
    }

    [Fact]
    public void What_CloudWatch_writes_to_try_a_destination_is_nothing_to_tell()
    {
        _world.Write(
            "a",
            """{"messageType":"CONTROL_MESSAGE","owner":"CloudwatchLogs","logGroup":"","logStream":"","subscriptionFilters":[],"logEvents":[{"id":"","timestamp":1,"message":"CWL CONTROL MESSAGE: Checking health of destination Firehose."}]}"""
        );
        _world.Write(
            "b",
            """{"logEvents":[{"id":"","timestamp":1,"message":"CWL CONTROL MESSAGE"}],"messageType":"CONTROL_MESSAGE"}"""
        );
        Assert.Empty(_world.Ingest().SetAside);
    }

    [Theory]
    [InlineData("""{"note":1,"Records":[null,EVENT,7,"x"]}""", 3)]
    [InlineData("""{"note":1,"Records":{"a":1}}""", 1)]
    [InlineData("""{"logEvents":[{"id":"1"},{"message":EVENT_TEXT},null]}""", 2)]
    public void What_is_no_record_in_a_list_is_told_and_does_not_end_the_list(string file, int setAside)
    {
        var one = StoreWorld.Event(1);
        _world.Write(
            "log",
            file.Replace("EVENT_TEXT", JsonSerializer.Serialize(one), StringComparison.Ordinal)
                .Replace("EVENT", one, StringComparison.Ordinal)
        );
        Assert.Equal(setAside, _world.Ingest().SetAsideCount);
        Assert.Equal(
            [file.Contains("EVENT", StringComparison.Ordinal) ? "1" : "0"],
            _world.Ask("SELECT count(*) FROM event")
        );
    }

    // A listing's resources name a prefix of objects without an ARN.
    [Fact]
    public void A_listing_is_of_its_bucket_whatever_the_order_of_its_resources()
    {
        _world.Write(
            "log",
            """{"eventVersion":"1.11","eventTime":"2026-06-11T00:00:00Z","eventSource":"s3.amazonaws.com","eventName":"ListObjects","eventID":"l","resources":[{"accountId":"1","type":"AWS::S3::Bucket","ARN":"arn:aws:s3:::phi"},{"type":"AWS::S3::Object","ARNPrefix":"arn:aws:s3:::phi/"}]}"""
        );
        _world.Ingest();
        Assert.Equal(["arn:aws:s3:::phi"], _world.Ask("SELECT resource FROM event_v"));
    }

    [Fact]
    public void A_service_that_calls_a_model_is_told_as_one()
    {
        _world.Write(
            "log",
            """{"eventVersion":"1.11","userIdentity":{"type":"AWSService","invokedBy":"bedrock.amazonaws.com"},"sourceIPAddress":"bedrock.amazonaws.com","userAgent":"bedrock.amazonaws.com","eventTime":"2026-06-11T00:00:00Z","eventSource":"bedrock.amazonaws.com","eventName":"InvokeModel","eventID":"s","requestID":"r","requestParameters":{"modelId":"amazon.titan"},"eventType":"AwsApiCall"}"""
        );
        _world.Ingest();
        using var store = Ringfence.Evidence.Store.EvidenceStore.OpenReadOnly(_world.StorePath);
        var answer = Ringfence.Evidence.Questions.TrailQuestions.Bypass(store, TimeSpan.Zero, new());
        var row = Assert.Single(answer.Rows);
        Assert.Equal(
            ("bedrock.amazonaws.com", "service"),
            (
                (string)row[answer.Columns.ToList().IndexOf("principal")]!,
                (string)row[answer.Columns.ToList().IndexOf("door")]!
            )
        );
    }

    [Fact]
    public void What_CloudTrail_Lake_signs_beside_its_results_is_known()
    {
        _world.Write(
            "result_sign.json",
            """{"version":"1.0","region":"us-east-1","files":[{"fileHashValue":"aa","hashAlgorithm":"SHA-256","fileName":"result_1.csv.gz"}],"hashSignature":"bb","publicKeyFingerprint":"cc","signatureAlgorithm":"SHA256withRSA","queryCompleteTime":"2026-06-11T00:00:00Z"}"""
        );
        var report = _world.Ingest();
        Assert.Empty(report.SetAside);
        Assert.Equal(1, report.Events["lake-signature"]);
    }

    [Theory]
    [InlineData("us-gov-west-1", "phi", "arn:aws-us-gov:s3:::phi/patients/1")]
    [InlineData("cn-north-1", "phi", "arn:aws-cn:s3:::phi/patients/1")]
    [InlineData("us-east-1", "phi", "arn:aws:s3:::phi/patients/1")]
    [InlineData("us-east-1", "arn:aws:s3:us-east-1:111122223333:accesspoint/ap", "arn:aws:s3:::phi/patients/1")]
    [InlineData("us-east-1", "ap-x1-s3alias", "arn:aws:s3:::phi/patients/1")]
    public void An_object_has_the_ARN_of_its_partition_however_it_was_reached(string region, string bucket, string arn)
    {
        _world.Write(
            "log",
            $$$"""{"Records":[{"eventVersion":"1.11","eventID":"o-1","eventTime":"2026-06-11T00:00:01Z","eventSource":"s3.amazonaws.com","eventName":"CopyObject","awsRegion":"{{{region}}}","requestParameters":{"bucketName":"{{{bucket}}}","key":"patients/1","x-amz-copy-source":"other/a"},"resources":[{"type":"AWS::S3::Object","ARN":"{{{arn}}}"},{"type":"AWS::S3::Bucket","ARN":"{{{arn[..arn.IndexOf('/', StringComparison.Ordinal)]}}}"}]}]}"""
        );
        Assert.Empty(_world.Ingest().SetAside);
        Assert.Equal(
            [$"{arn}|{arn[..(arn.LastIndexOf(':') + 1)]}other/a"],
            _world.Ask("SELECT resource, copied_from FROM event_v")
        );
    }

    [Fact]
    public void An_access_point_without_resources_is_the_object_behind_it()
    {
        const string Point = "arn:aws-us-gov:s3:us-gov-west-1:111122223333:accesspoint/ap";
        _world.Write(
            "log",
            $$$"""{"Records":[{"eventVersion":"1.11","eventID":"o-1","eventTime":"2026-06-11T00:00:01Z","eventSource":"s3.amazonaws.com","eventName":"GetObject","awsRegion":"us-gov-west-1","requestParameters":{"bucketName":"{{{Point}}}","key":"a/b"}}]}"""
        );
        Assert.Empty(_world.Ingest().SetAside);
        Assert.Equal([$"{Point}/object/a/b"], _world.Ask("SELECT resource FROM event_v"));
    }

    [Fact]
    public void A_model_is_known_by_its_inference_profile_where_the_parameters_are_left_out()
    {
        _world.Write(
            "log",
            StoreWorld
                .Event(
                    1,
                    ""","resources":[{"type":"AWS::Bedrock::InferenceProfile","ARN":"arn:aws:bedrock:us-east-1:111122223333:inference-profile/us.anthropic.claude-x"}]"""
                )
                .Replace("{\"modelId\":\"anthropic.claude\"}", "null", StringComparison.Ordinal)
        );
        Assert.Empty(_world.Ingest().SetAside);
        Assert.Equal(["us.anthropic.claude-x"], _world.Ask("SELECT model FROM event_v"));
    }

    [Theory]
    [InlineData("""{"sub":"u-1"}""", "u-1")]
    [InlineData("""{"sub":"u-1","groups":["a"],"email":"a@clinic.example"}""", "a@clinic.example")]
    [InlineData("\"no claims\"", "")]
    public void An_agent_runtime_is_a_door_and_its_caller_the_tokens(string claims, string person)
    {
        _world.Write(
            "log",
            $$$$"""{"eventVersion":"1.11","userIdentity":{"type":"Unknown"},"eventTime":"2026-06-11T00:00:17Z","eventSource":"bedrock-agentcore.amazonaws.com","eventName":"InvokeAgentRuntime","awsRegion":"us-east-1","additionalEventData":{"jwt":{"claims":{{{{claims}}}}}},"requestID":"r-1","eventID":"e-1","eventCategory":"Data"}"""
        );
        Assert.Empty(_world.Ingest().SetAside);
        Assert.Equal([$"1|{person}"], _world.Ask("SELECT model_call, person FROM event_v"));
        using var store = Ringfence.Evidence.Store.EvidenceStore.OpenReadOnly(_world.StorePath);
        var answer = TrailQuestions.Bypass(store, TimeSpan.FromMinutes(1), new Scope());
        Assert.Equal("agents", Assert.Single(answer.Rows)[answer.Columns.ToList().IndexOf("door")]);
    }

    public void Dispose() => _world.Dispose();
}
