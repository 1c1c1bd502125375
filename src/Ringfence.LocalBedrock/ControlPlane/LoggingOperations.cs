using System.Text.Json.Nodes;
using Ringfence.LocalBedrock.Host;
using Ringfence.LocalBedrock.InvocationLog;
using Ringfence.LocalBedrock.Runtime;

namespace Ringfence.LocalBedrock.ControlPlane;

/// <summary>Get, Put and DeleteModelInvocationLoggingConfiguration.</summary>
internal sealed class LoggingOperations(InvocationLogs logs, Replies replies)
{
    private const string Path = "/logging/modelinvocations";

    public IEnumerable<Route> Routes =>
        [
            new("GET", Path, new("GetModelInvocationLoggingConfiguration", AwsApi.Bedrock, ReadOnly: true, GetAsync)),
            new("PUT", Path, new("PutModelInvocationLoggingConfiguration", AwsApi.Bedrock, ReadOnly: false, PutAsync)),
            new(
                "DELETE",
                Path,
                new("DeleteModelInvocationLoggingConfiguration", AwsApi.Bedrock, ReadOnly: false, DeleteAsync)
            ),
        ];

    private Task GetAsync(ApiCall call) =>
        replies.JsonAsync(
            call,
            logs.Configuration is { } on ? new() { ["loggingConfig"] = JsonNode.Parse(on.Json) } : []
        );

    private Task PutAsync(ApiCall call)
    {
        var body = call.Json(() => new(400, "SerializationException", "The request body is not a JSON object."));
        var config =
            body.Member("loggingConfig") ?? throw AwsFault.Constraint(null, "loggingConfig", "Member must not be null");
        call.Trail.RequestParameters = new() { ["loggingConfig"] = JsonNode.Parse(config.GetRawText()) };
        logs.Configure(LoggingConfiguration.Read(config));
        return replies.JsonAsync(call, []);
    }

    private Task DeleteAsync(ApiCall call)
    {
        logs.Configure(null);
        return replies.JsonAsync(call, []);
    }
}
