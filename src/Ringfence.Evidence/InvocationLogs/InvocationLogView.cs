using System.Text.Json;
using Ringfence.Evidence.Calls;

namespace Ringfence.Evidence.InvocationLogs;

/// <summary>One invocation-log record as a layer's view of a call. Bodies are never read.</summary>
internal static class InvocationLogView
{
    public const string Layer = "invocation-log";

    public static LayerView Of(JsonElement record, string path)
    {
        var facts = new Dictionary<string, string>();
        Put(Fact.AwsRequestId, record.Text("requestId"));
        Put(Fact.RequestId, record.Text("requestMetadata", "ringfence-request-id"));
        Put(Fact.Time, record.Text("timestamp"));
        Put(Fact.Principal, record.Text("identity", "arn"));
        Put(Fact.Person, record.Text("requestMetadata", "ringfence-user"));
        Put(Fact.Team, record.Text("requestMetadata", "ringfence-team"));
        Put(Fact.Operation, record.Text("operation"));
        Put(Fact.Model, record.Text("modelId"));
        Put(Fact.Region, record.Text("inferenceRegion") ?? record.Text("region"));
        Put(Fact.InputTokens, record.Text("input", "inputTokenCount"));
        Put(Fact.OutputTokens, record.Text("output", "outputTokenCount"));
        Put(Fact.Outcome, record.Text("errorCode") ?? "success");
        Put(Fact.Record, path);
        return new LayerView(
            Layer,
            Mark.Unverified,
            "AWS signs no digest of invocation logs: trust rests on the bucket's Object Lock",
            facts
        );

        void Put(string fact, string? value)
        {
            if (value is not null)
            {
                facts[fact] = value;
            }
        }
    }
}
