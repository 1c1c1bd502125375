using static Ringfence.Evidence.Detections.Detection;
using static Ringfence.Evidence.Integrity.Severity;

namespace Ringfence.Evidence.Detections;

/// <summary>Credentials and roles used or made as they should not be.</summary>
internal static class IdentityMisuse
{
    private const string Access = "164.308(a)(4), 164.312(a)(1), CC6.1, CC6.3";

    public static IReadOnlyList<Detection> All { get; } =
    [
        new(
            "console-without-mfa",
            "A console sign-in without a second factor",
            High,
            "T1078.004",
            "164.312(d), CC6.1",
            "A password alone was enough.",
            "timeline of the person",
            Named("ConsoleLogin", "coalesce(e.mfa, 0) = 0 AND e.error IS NULL")
        ),
        new(
            "root-used",
            "The account's root user acts",
            High,
            "T1078.004",
            Access,
            "Root is bound by no policy of the account.",
            "timeline of these hours",
            $"SELECT min(e.time) AS time, 'root' AS person, e.principal AS principal, e.address AS address, e.source || ' ' || e.name AS what, count(*) AS count, min(e.request_id) AS request_id FROM event_v e WHERE e.identity = 'Root' AND {Detection.Range} AND e.kind <> 'AwsServiceEvent' GROUP BY e.principal, e.address, e.source, e.name"
        ),
        new(
            "credential-made",
            "A user, a password or a long-lived key made or changed",
            Medium,
            "T1098.001",
            Access,
            "A way back in that outlives the session which made it.",
            "blast of the new key",
            Named(
                "CreateAccessKey CreateUser CreateLoginProfile UpdateLoginProfile CreateServiceSpecificCredential GetFederationToken CreateTrustAnchor CreateProfile"
            )
        ),
        new(
            "privilege-changed",
            "A role's trust or a policy changed",
            Medium,
            "T1098.003",
            Access,
            "Somebody can do more than yesterday.",
            "diff of the day; what the policy allows now",
            Named(
                "UpdateAssumeRolePolicy AttachUserPolicy AttachRolePolicy PutUserPolicy PutRolePolicy CreatePolicyVersion SetDefaultPolicyVersion AddPermission20150331v2"
            )
        ),
        new(
            "break-glass-used",
            "A break-glass role assumed",
            High,
            "T1078.004",
            "164.312(a)(2)(ii), CC6.1",
            "Emergency access: each use needs a reason on record.",
            "timeline of the person until the session ended",
            Named(
                "AssumeRole AssumeRoleWithSAML AssumeRoleWithWebIdentity",
                "(lower(coalesce(e.resource, '')) LIKE '%break%glass%' OR lower(coalesce(e.detail, '')) LIKE '%break%glass%')"
            )
        ),
        new(
            "data-shared-outside",
            "A snapshot or image shared, or a port opened to the world",
            High,
            "T1537",
            "164.312(e)(1), CC6.6",
            "Data or a machine can be reached from outside.",
            "with whom; blast of the principal",
            Named(
                "ModifySnapshotAttribute ModifyImageAttribute ModifyDBSnapshotAttribute ModifyDBClusterSnapshotAttribute AuthorizeSecurityGroupIngress"
            )
        ),
        new(
            "remote-command",
            "A command or a session on a machine, or a key pushed to it",
            Medium,
            "T1021.007",
            Access,
            "Whoever can do this acts as the machine, with its role.",
            "timeline of the person; blast of the machine's role",
            Named(
                "SendCommand StartSession SendSSHPublicKey SendSerialConsoleSSHPublicKey EnableSerialConsoleAccess ModifyInstanceAttribute"
            )
        ),
        new(
            "function-changed",
            "A function's code, layers or configuration changed",
            Medium,
            "T1648",
            "164.308(a)(1)(ii)(D), CC8.1",
            "What runs with the function's role is no longer what was reviewed.",
            "who deployed; what the function's role may do",
            Named("UpdateFunctionCode20150331v2 UpdateFunctionConfiguration20150331v2")
        ),
    ];
}
