using Ringfence.Evidence.Detections;
using Ringfence.Evidence.Integrity;
using Ringfence.Evidence.Questions;
using Ringfence.Evidence.Store;
using Ringfence.Tests.Evidence.Ingest;
using Ringfence.Tests.House;

namespace Ringfence.Tests.Evidence.Detections;

public class AnomaliesTests
{
    private static readonly string Data = Path.GetFullPath(Path.Combine(Repository.Root, "..", "shared", "data"));

    [Theory]
    [InlineData("aws.defense-evasion.cloudtrail-delete", "trail-tampered")]
    [InlineData("aws.defense-evasion.cloudtrail-event-selectors", "trail-tampered")]
    [InlineData("aws.defense-evasion.cloudtrail-stop", "trail-tampered")]
    [InlineData("aws.defense-evasion.dns-delete-logs", "network-evidence-deleted")]
    [InlineData("aws.defense-evasion.vpc-remove-flow-logs", "network-evidence-deleted")]
    [InlineData("aws.defense-evasion.organizations-leave", "organization-left")]
    [InlineData("aws.impact.bedrock-invoke-model", "model-access-enumeration")]
    [InlineData("aws.impact.bedrock-invoke-model", "model-access-enabled")]
    [InlineData("aws.initial-access.console-login-without-mfa", "console-without-mfa")]
    [InlineData("aws.exfiltration.ec2-share-ebs-snapshot", "data-shared-outside")]
    [InlineData("aws.exfiltration.rds-share-snapshot", "data-shared-outside")]
    [InlineData("aws.persistence.iam-backdoor-role", "privilege-changed")]
    [InlineData("aws.persistence.iam-create-admin-user", "credential-made")]
    [InlineData("aws.persistence.sts-federation-token", "credential-made")]
    [InlineData("aws.persistence.lambda-overwrite-code", "function-changed")]
    [InlineData("aws.credential-access.secretsmanager-batch-retrieve-secrets", "secrets-swept")]
    [InlineData("aws.credential-access.ec2-get-password-data", "secrets-swept")]
    [InlineData("aws.execution.ssm-send-command", "remote-command")]
    public void A_recorded_attack_is_detected(string technique, string detection)
    {
        var path = Path.Combine(Data, "stratus", technique + ".json");
        Assert.SkipUnless(File.Exists(path), $"{path} is not here: recorded attacks were not judged");
        using var world = new StoreWorld();
        world.Ingest(path);
        Assert.Contains(detection, Ids(world));
    }

    [Theory]
    [InlineData(
        "bedrock",
        "PutAccountDataRetention",
        """{"mode":"provider_data_share"}""",
        "data-shared-with-provider"
    )]
    [InlineData("bedrock", "PutAccountDataRetention", """{"mode":"none"}""", "data-retention-changed")]
    [InlineData("bedrock", "DeleteGuardrail", """{"guardrailIdentifier":"g"}""", "guardrail-weakened")]
    [InlineData("bedrock", "DeleteModelInvocationLoggingConfiguration", "null", "invocation-logging-changed")]
    [InlineData("kms", "ScheduleKeyDeletion", """{"keyId":"k"}""", "key-tampered")]
    [InlineData(
        "config",
        "StopConfigurationRecorder",
        """{"configurationRecorderName":"default"}""",
        "recorder-tampered"
    )]
    [InlineData("guardduty", "DeleteDetector", """{"detectorId":"d"}""", "recorder-tampered")]
    [InlineData("s3", "PutBucketLifecycle", """{"bucketName":"b"}""", "log-bucket-weakened")]
    [InlineData(
        "iam",
        "PutRolePolicy",
        """{"omitted":true,"reason":"requestParameters too large"}""",
        "parameters-omitted"
    )]
    [InlineData("bedrock-mantle", "CreateInference", """{"model":"anthropic.claude"}""", "second-door")]
    [InlineData("bedrock", "CreateModelInvocationJob", """{"modelId":"m"}""", "batch-or-asynchronous")]
    [InlineData("sts", "AssumeRole", """{"roleArn":"arn:aws:iam::1:role/BreakGlassAdmin"}""", "break-glass-used")]
    public void A_change_is_detected_and_nothing_worse_is_made_of_it(
        string service,
        string name,
        string parameters,
        string detection
    )
    {
        using var world = new StoreWorld();
        world.Write(
            "log.json",
            $$"""{"eventVersion":"1.11","userIdentity":{"type":"AssumedRole","arn":"arn:aws:sts::1:assumed-role/x/y","accessKeyId":"ASIA1"},"eventTime":"2026-06-11T10:00:00Z","eventSource":"{{service}}.amazonaws.com","eventName":"{{name}}","awsRegion":"us-east-1","requestParameters":{{parameters}},"eventID":"e1","requestID":"r1"}"""
        );
        world.Ingest();
        Assert.Contains(detection, Ids(world));
        Assert.InRange(Ids(world).Distinct().Count(), 1, 2);
    }

    [Fact]
    public void Everyday_calls_are_no_anomaly()
    {
        using var world = new StoreWorld();
        world.Write("log.json", StoreWorld.Trail(Enumerable.Range(0, 60).Select(number => StoreWorld.Event(number))));
        world.Ingest();
        Assert.Empty(Ids(world));
    }

    [Fact]
    public void A_spike_is_measured_against_the_persons_own_median()
    {
        using var world = new StoreWorld();
        var events = Enumerable
            .Range(0, 20)
            .SelectMany(day => Enumerable.Range(0, day == 15 ? 200 : 5).Select(number => Call(day, number)));
        world.Write("log.json", StoreWorld.Trail(events));
        world.Ingest();
        using var store = EvidenceStore.OpenReadOnly(world.StorePath);
        var answer = Anomalies.Find(store, Severity.Low, "volume-spike", new Scope());
        var row = Assert.Single(answer.Rows);
        Assert.Equal(200L, row[answer.Columns.ToList().IndexOf("count")]);

        static string Call(int day, int number) =>
            StoreWorld
                .Event(number)
                .Replace("2026-06-11T00:", $"2026-06-{day + 1:D2}T09:", StringComparison.Ordinal)
                .Replace($"\"e-{number}\"", $"\"e-{day}-{number}\"", StringComparison.Ordinal);
    }

    [Fact]
    public void A_spike_of_tokens_is_measured_like_one_of_calls()
    {
        using var world = new StoreWorld();
        var events = Enumerable
            .Range(0, 20)
            .Select(day =>
                StoreWorld
                    .Event(day, $",\"additionalEventData\":{{\"inputTokens\":{(day == 15 ? 90_000 : 1_000)}}}")
                    .Replace("2026-06-11T00:", $"2026-06-{day + 1:D2}T09:", StringComparison.Ordinal)
            );
        world.Write("log.json", StoreWorld.Trail(events));
        world.Ingest();
        using var store = EvidenceStore.OpenReadOnly(world.StorePath);
        var row = Assert.Single(Anomalies.Find(store, Severity.Low, "token-spike", new Scope()).Rows);
        Assert.StartsWith("90000 tokens in an hour; the median is 1000", (string)row[7]!, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(6, 0)]
    [InlineData(7, 1)]
    public void A_principal_is_new_when_others_have_been_known_for_a_week(int days, int found)
    {
        using var world = new StoreWorld();
        var later = StoreWorld
            .Event(1)
            .Replace("2026-06-11", $"2026-06-{11 + days}", StringComparison.Ordinal)
            .Replace("e-1", "e-new", StringComparison.Ordinal)
            .Replace("assumed-role/App/a.okafor", "assumed-role/New/b.somebody", StringComparison.Ordinal);
        world.Write("log.json", StoreWorld.Trail(StoreWorld.Event(0), later));
        world.Ingest();
        using var store = EvidenceStore.OpenReadOnly(world.StorePath);
        Assert.Equal(found, Anomalies.Find(store, Severity.Low, "first-seen-principal", new Scope()).Rows.Count);
    }

    [Theory]
    [InlineData("'none'", 1)]
    [InlineData("NULL", 0)]
    public void A_call_that_no_guardrail_looked_at_is_found_where_others_are_looked_at(string others, int found)
    {
        using var world = new StoreWorld();
        world.Write("log.json", StoreWorld.Trail(StoreWorld.Event(0)));
        world.Ingest();
        using (var store = EvidenceStore.Open(world.StorePath))
        {
            store.Run("INSERT OR IGNORE INTO word(value) VALUES('none'), ('eve')");
            for (var number = 0; number < 3; number++)
            {
                store.Run(
                    $"INSERT INTO gateway_call(file, request_id, entry, answered, time, ended, person, guardrail, attempts) VALUES(1, 'g-{number}', {number}, {number}, 1780000000000, 1780000000900, (SELECT id FROM word WHERE value = 'eve'), (SELECT id FROM word WHERE value = {(number == 0 ? "NULL" : others)}), 'x')"
                );
            }
        }

        using var evidence = EvidenceStore.OpenReadOnly(world.StorePath);
        Assert.Equal(found, Anomalies.Find(evidence, Severity.Low, "guardrail-not-applied", new Scope()).Rows.Count);
    }

    [Fact]
    public void Every_detection_says_why_what_next_and_which_paragraph()
    {
        Assert.All(
            DetectionLibrary.All,
            detection =>
            {
                Assert.Matches("^T[0-9]{4}(\\.[0-9]{3})?$", detection.Attack);
                Assert.True(
                    detection.Why.Length > 10 && detection.Next.Length > 5 && detection.Controls.Length > 4,
                    detection.Id
                );
            }
        );
        Assert.Equal(
            DetectionLibrary.All.Count,
            DetectionLibrary.All.Select(detection => detection.Id).Distinct().Count()
        );
    }

    [Fact]
    public void How_far_a_look_has_come_is_told_after_each_detection()
    {
        using var world = new StoreWorld();
        world.Write("log.json", StoreWorld.Trail(StoreWorld.Event(1)));
        world.Ingest();
        using var store = EvidenceStore.OpenReadOnly(world.StorePath);
        var told = new List<DetectionProgress>();
        Anomalies.Find(store, Severity.High, null, new Scope(), progress: told.Add);
        var all = DetectionLibrary.All.Count(detection => detection.Severity >= Severity.High);
        Assert.Equal([.. Enumerable.Range(1, all).Select(done => new DetectionProgress(done, all))], told);
    }

    private static List<string> Ids(StoreWorld world)
    {
        using var store = EvidenceStore.OpenReadOnly(world.StorePath);
        return
        [
            .. Anomalies.Find(store, Severity.Low, null, new Scope(Limit: 1000)).Rows.Select(row => (string)row[1]!),
        ];
    }
}
