using System.Text.Json;
using Ringfence.Evidence.Calls;

namespace Ringfence.Evidence.CloudTrail;

/// <summary>One CloudTrail event as a layer's view of a call.</summary>
internal static class CloudTrailView
{
    public const string Layer = "cloudtrail";

    public static LayerView Of(JsonElement record, string path, Mark mark, string because)
    {
        var facts = new Dictionary<string, string>();
        Put(Fact.AwsRequestId, record.Text("requestID"));
        Put(Fact.Time, record.Text("eventTime"));
        Put(Fact.Principal, record.Text("userIdentity", "arn") ?? record.Text("userIdentity", "principalId"));
        Put(Fact.Person, record.Text("userIdentity", "sessionContext", "sourceIdentity"));
        Put(Fact.Source, record.Text("sourceIPAddress"));
        Put(Fact.Operation, record.Text("eventName"));
        Put(Fact.Model, record.Text("requestParameters", "modelId") ?? ModelOfResources(record));
        Put(Fact.Region, record.Text("additionalEventData", "inferenceRegion") ?? record.Text("awsRegion"));
        Put(Fact.InputTokens, record.Text("additionalEventData", "inputTokens"));
        Put(Fact.OutputTokens, record.Text("additionalEventData", "outputTokens"));
        Put(Fact.Outcome, record.Text("errorCode") ?? "success");
        Put(Fact.Record, path);
        return new LayerView(Layer, mark, because, facts);

        void Put(string fact, string? value)
        {
            if (value is not null)
            {
                facts[fact] = value;
            }
        }
    }

    // Shape B of newer events: requestParameters is null and the model stands in resources[].
    private static string? ModelOfResources(JsonElement record)
    {
        if (!record.TryGetProperty("resources", out var resources) || resources.ValueKind != JsonValueKind.Array)
        {
            return null;
        }

        foreach (var resource in resources.EnumerateArray())
        {
            if (resource.Text("type") == "AWS::Bedrock::Model")
            {
                return resource.Text("ARN");
            }
        }

        return null;
    }
}
