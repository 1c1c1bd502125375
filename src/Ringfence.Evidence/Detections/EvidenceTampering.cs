using static Ringfence.Evidence.Detections.Detection;
using static Ringfence.Evidence.Integrity.Severity;

namespace Ringfence.Evidence.Detections;

/// <summary>Somebody acts against the evidence itself.</summary>
internal static class EvidenceTampering
{
    private const string Audit = "164.312(b), 164.312(c)(1), CC7.2";

    public static IReadOnlyList<Detection> All { get; } =
    [
        new(
            "trail-tampered",
            "CloudTrail stopped, deleted or changed",
            Critical,
            "T1562.008",
            Audit,
            "From here on AWS may record less, or elsewhere; the digest chain breaks within the hour.",
            "trail verify over these hours; who of the principal before and after",
            Named(
                "StopLogging DeleteTrail UpdateTrail PutEventSelectors PutInsightSelectors DeleteEventDataStore StopEventDataStoreIngestion"
            )
        ),
        new(
            "invocation-logging-changed",
            "Bedrock's invocation logging changed or deleted",
            High,
            "T1562.008",
            Audit,
            "Calls may leave no invocation log any more, or one without text, or in another bucket.",
            "compare the new configuration; invocations without a log from then on",
            Named("PutModelInvocationLoggingConfiguration DeleteModelInvocationLoggingConfiguration")
        ),
        new(
            "recorder-tampered",
            "Config, GuardDuty or Security Hub stopped",
            High,
            "T1562.001",
            Audit,
            "Changes and threats are no longer seen.",
            "diff of the day; blast of the principal",
            Named(
                "StopConfigurationRecorder DeleteConfigurationRecorder DeleteDeliveryChannel DeleteConfigRule DeleteDetector UpdateDetector StopMonitoringMembers DisassociateFromMasterAccount DisassociateFromAdministratorAccount DisableSecurityHub"
            )
        ),
        new(
            "organization-left",
            "The account tries to leave its organization",
            Critical,
            "T1666",
            Audit,
            "The organization's trail and service control policies end with it.",
            "who of the principal; the organization's own trail",
            Named("LeaveOrganization")
        ),
        new(
            "network-evidence-deleted",
            "Flow logs, DNS logs or VPC endpoints deleted or changed",
            High,
            "T1562.008",
            "164.312(e)(1), CC6.6",
            "Where calls go can no longer be shown, or they leave the private path.",
            "calls without an endpoint from then on; flow over these hours",
            Named(
                "DeleteFlowLogs DeleteVpcEndpoints ModifyVpcEndpoint DeleteResolverQueryLogConfig DisassociateResolverQueryLogConfig"
            )
        ),
        new(
            "log-bucket-weakened",
            "A bucket's retention, versions, policy or logging weakened",
            Medium,
            "T1485",
            "164.316(b)(2)(i), CC6.7",
            "Logs may be deleted by lifecycle, or by whoever could not before.",
            "which bucket; trail verify of what lies in it",
            Named(
                "PutBucketLifecycle PutBucketLifecycleConfiguration DeleteBucketPolicy DeleteBucket PutObjectLockConfiguration PutBucketVersioning"
            )
        ),
        new(
            "key-tampered",
            "A KMS key disabled, its deletion scheduled or its policy changed",
            High,
            "T1485",
            "164.312(a)(2)(iv), CC6.1",
            "What the key protects becomes unreadable, or readable for others.",
            "which data the key protects; who of the principal",
            Named(
                "DisableKey ScheduleKeyDeletion PutKeyPolicy DeleteImportedKeyMaterial",
                "e.source = 'kms.amazonaws.com'"
            )
        ),
        new(
            "parameters-omitted",
            "A change whose parameters were too large to be logged",
            Medium,
            "T1562.008",
            Audit,
            "Padding a request beyond 100 KB hides what it did from CloudTrail.",
            "what the resource is now; timeline of the person",
            $"SELECT e.time AS time, e.person AS person, e.principal AS principal, e.address AS address, e.source || ' ' || e.name AS what, 1 AS count, e.request_id AS request_id FROM event_v e WHERE e.detail LIKE '%\"omitted\":true%' AND {Detection.Range}"
        ),
    ];
}
