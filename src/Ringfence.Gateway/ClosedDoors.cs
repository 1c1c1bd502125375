using Ringfence.Gateway.Doors;

namespace Ringfence.Gateway;

/// <summary>
/// The other ways to a model that AWS offers. None is forwarded; naming them tells the caller why, and the record which one was
/// tried, where an unknown path would tell neither.
/// </summary>
internal static class ClosedDoors
{
    public static Routed? Match(ReadOnlySpan<char> path) =>
        Under(path, "/async-invoke") ? Shut("StartAsyncInvoke", "its answer goes to S3, past the boundary")
        : Under(path, "/openai") ? Shut("OpenAiOnBedrock", "use /v1/chat/completions here")
        : Under(path, "/anthropic") ? Shut("BedrockMantle", "use /v1/messages here")
        : Under(path, "/guardrail-checks")
            ? Shut(
                "InvokeGuardrailChecks",
                "it applies no guardrail of yours; use /guardrail/{id}/version/{version}/apply"
            )
        : Under(path, "/agents") || Under(path, "/flows") ? Shut("InvokeAgent", "agents call models on their own")
        : Under(path, "/knowledgebases") || Under(path, "/retrieveAndGenerate")
            ? Shut("RetrieveAndGenerate", "it calls models on its own")
        : Under(path, "/model-invocation-job") || Under(path, "/model-invocation-jobs")
            ? Shut("CreateModelInvocationJob", "batch answers go to S3, past the boundary")
        : Under(path, "/v1/responses") ? Shut("CreateResponse", "use /v1/chat/completions here", Door.OpenAi)
        : Under(path, "/v1/batches") ? Shut("CreateBatch", "batch answers come past the boundary", Door.OpenAi)
        : Under(path, "/v1/messages/batches")
            ? Shut("CreateMessageBatch", "batch answers come past the boundary", Door.Anthropic)
        : null;

    public static Routed? MatchModelOperation(ReadOnlySpan<char> operation) =>
        operation is "invoke-with-bidirectional-stream"
            ? Shut("InvokeModelWithBidirectionalStream", "its turns cannot be recorded before they are sent")
            : null;

    private static bool Under(ReadOnlySpan<char> path, ReadOnlySpan<char> prefix) =>
        path.StartsWith(prefix) && (path.Length == prefix.Length || path[prefix.Length] == '/');

    private static Routed Shut(string operation, string why, Door door = Door.Bedrock) =>
        Routed.Closed(door, operation, $"{operation} is closed by the gateway: {why}.");
}
