using System.Text.Json.Nodes;
using Ringfence.Controls.Facts;
using Ringfence.Controls.Frameworks;

namespace Ringfence.Controls.OpenSearch;

internal sealed class DomainExportsSlowLogs()
    : ResourceControl("AWS::OpenSearchService::Domain", "AWS::Elasticsearch::Domain")
{
    public override string Title => "Slow searches and writes are recorded";

    public override string Why => "A slow log shows who empties an index query by query.";

    public override Severity Severity => Severity.Low;

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
                ["SEARCH_SLOW_LOGS"] = new JsonObject
                {
                    ["CloudWatchLogsLogGroupArn"] = "arn:aws:logs:us-east-1:111122223333:log-group:search",
                    ["Enabled"] = true,
                },
                ["INDEX_SLOW_LOGS"] = new JsonObject
                {
                    ["CloudWatchLogsLogGroupArn"] = "arn:aws:logs:us-east-1:111122223333:log-group:search",
                    ["Enabled"] = true,
                },
            }
        );

    public override Fix? FixFor(Resource resource) =>
        DomainLogs.FixFor(resource, "SEARCH_SLOW_LOGS", "INDEX_SLOW_LOGS");

    public override Verdict Check(Resource resource) =>
        DomainLogs.Judge(resource, "SEARCH_SLOW_LOGS", "INDEX_SLOW_LOGS");

    public override Equivalents Equivalents => new() { CdkNag = ["OpenSearchSlowLogsToCloudWatch"] };
}
