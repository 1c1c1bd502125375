using System.Text.Json.Nodes;
using System.Web;

namespace Ringfence.Tests.Posture.Live;

/// <summary>One call as the stand-in read it from the wire.</summary>
/// <param name="Operation">Service and operation: <c>iam:GetAccountSummary</c>, <c>bedrock:GET /data-retention</c>.</param>
internal sealed record StandInCall(
    string Operation,
    string Service,
    string Region,
    StandInProtocol Protocol,
    string Body,
    string Query
)
{
    public JsonObject Json => (JsonObject)JsonNode.Parse(Body.Length == 0 ? "{}" : Body)!;

    /// <summary>A field of a form, or of the URL's query.</summary>
    public string? this[string field] =>
        HttpUtility.ParseQueryString(Protocol == StandInProtocol.Query ? Body : Query)[field];
}
