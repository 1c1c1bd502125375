using System.Text.Json.Nodes;
using Ringfence.Controls.Facts;
using Ringfence.Controls.Frameworks;

namespace Ringfence.Controls.OpenSearch;

internal sealed class DomainExportsErrorLog()
    : ResourceControl("AWS::OpenSearchService::Domain", "AWS::Elasticsearch::Domain")
{
    public override string Title => "A search domain's error log reaches CloudWatch";

    public override string Why => "Errors show failed and refused requests, and tampering that went wrong.";

    public override Severity Severity => Severity.Medium;

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
                ["ES_APPLICATION_LOGS"] = new JsonObject
                {
                    ["CloudWatchLogsLogGroupArn"] = "arn:aws:logs:us-east-1:111122223333:log-group:search",
                    ["Enabled"] = true,
                },
            }
        );

    public override Fix? FixFor(Resource resource) => DomainLogs.FixFor(resource, "ES_APPLICATION_LOGS");

    public override Verdict Check(Resource resource) => DomainLogs.Judge(resource, "ES_APPLICATION_LOGS");

    public override Equivalents Equivalents =>
        new()
        {
            Config = ["elasticsearch-logs-to-cloudwatch", "opensearch-logs-to-cloudwatch"],
            CdkNag = ["OpenSearchErrorLogsToCloudWatch"],
            Guard = ["ELASTICSEARCH_LOGS_TO_CLOUDWATCH", "CT.OPENSEARCH.PR.4", "CT.OPENSEARCH.PR.12"],
            Prowler = ["opensearch_service_domains_cloudwatch_logging_enabled"],
        };
}
