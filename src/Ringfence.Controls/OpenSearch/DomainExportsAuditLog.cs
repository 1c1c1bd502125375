using System.Text.Json.Nodes;
using Ringfence.Controls.Facts;
using Ringfence.Controls.Frameworks;

namespace Ringfence.Controls.OpenSearch;

internal sealed class DomainExportsAuditLog()
    : ResourceControl("AWS::OpenSearchService::Domain", "AWS::Elasticsearch::Domain")
{
    public override string Title => "Who searched for what is recorded";

    public override string Why => "The audit log is the only record of who read which document.";

    public override Severity Severity => Severity.High;

    public override IReadOnlyList<Citation> Cites =>
        [
            Hipaa.AuditControls,
            Hipaa.WorkforceAuthorization,
            Soc2.CC7_2,
            Nist80053.AU_2,
            Nist80053.AU_3,
            Nist80053.AU_12,
            Iso27001.A_8_15,
        ];

    public override Construction Build =>
        Construction.Set(
            "LogPublishingOptions",
            new JsonObject
            {
                ["AUDIT_LOGS"] = new JsonObject
                {
                    ["CloudWatchLogsLogGroupArn"] = "arn:aws:logs:us-east-1:111122223333:log-group:search",
                    ["Enabled"] = true,
                },
            }
        );

    public override Fix? FixFor(Resource resource) => DomainLogs.FixFor(resource, "AUDIT_LOGS");

    public override Verdict Check(Resource resource) => DomainLogs.Judge(resource, "AUDIT_LOGS");

    public override Equivalents Equivalents =>
        new()
        {
            Config = ["opensearch-audit-logging-enabled"],
            Guard = ["CT.OPENSEARCH.PR.5", "CT.OPENSEARCH.PR.13"],
            Checkov = ["CKV_AWS_317"],
            Prowler = ["opensearch_service_domains_audit_logging_enabled"],
        };
}
