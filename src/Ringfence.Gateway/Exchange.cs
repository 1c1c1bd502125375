using System.Net;
using Microsoft.AspNetCore.Http;
using Ringfence.Aws.Bedrock;
using Ringfence.Gateway.Answers;
using Ringfence.Gateway.Doors;
using Ringfence.Gateway.Limits;
using Ringfence.Gateway.Phi;
using Ringfence.Gateway.Quotas;
using Ringfence.Ledger.Entries;

namespace Ringfence.Gateway;

/// <summary>One request's state on its way through the pipeline. Owned by that request; the steps fill it from top to bottom.</summary>
internal sealed class Exchange(HttpContext http, string requestId, long started, Deadline deadline) : IDisposable
{
    public HttpContext Http { get; } = http;

    /// <summary>Ringfence's own id of this call.</summary>
    public string RequestId { get; } = requestId;

    /// <summary>Timestamp of the first byte of the request.</summary>
    public long Started { get; } = started;

    public Deadline Deadline { get; } = deadline;

    /// <summary>The client's address: the peer's, or what a trusted proxy says (<c>Listen:TrustedProxies</c>).</summary>
    public string Source { get; } = Text(http.Connection.RemoteIpAddress);

    // The router's.
    public Door Door { get; set; }

    /// <summary>Null when no route took the request.</summary>
    public Route? Route { get; set; }

    /// <summary>The operation by its AWS name; empty until something names it.</summary>
    public string Operation { get; set; } = "";

    // 1. Callers
    public Caller? Caller { get; set; }

    public PooledBuffer? Body { get; set; }

    public IClientCall? Call { get; set; }

    public string ModelAsked { get; set; } = "";

    // 2. Models
    public ModelId? Model { get; set; }

    /// <summary>The AWS region that is called; the gateway's own where no model is.</summary>
    public string Region { get; set; } = "";

    public string PolicyVersion { get; set; } = "";

    public UpstreamCall? Upstream { get; set; }

    /// <summary>SHA-256 of the body sent, lower hex: signed and recorded.</summary>
    public string BodyDigest { get; set; } = "";

    /// <summary>Whether the call carries the configured guardrail.</summary>
    public bool HasGuardrail { get; set; }

    // 3. Quotas
    public Lease? Lease { get; set; }

    // 4. Phi
    /// <summary>What was done about identifiers; null until step 4.</summary>
    public CallPhi? Phi { get; set; }

    // 5. Recording
    /// <summary>Index of the call's <c>InferenceAsked</c> entry, once durable.</summary>
    public long? Asked { get; set; }

    // 7. Bedrock
    /// <summary><c>x-amzn-RequestId</c> of every attempt that was answered, the last one last.</summary>
    public List<string> AwsRequestIds { get; } = new(1);

    public CallUsage Usage { get; } = new();

    /// <summary>Timestamp of the model's first content.</summary>
    public long? FirstTokenAt { get; set; }

    // 9. Recording
    public GatewayError Error { get; private set; }

    /// <summary>The HTTP status that the client is given.</summary>
    public int Status { get; set; } = StatusCodes.Status200OK;

    /// <summary>Bedrock's own error type; empty when it gave none.</summary>
    public string UpstreamError { get; set; } = "";

    /// <summary>Whether Bedrock may have used tokens that it has not told us of: from sending on, until the counts are complete.</summary>
    public bool IsPartial { get; set; }

    /// <summary>Whether the answered entry has been written or is owed.</summary>
    public bool IsAnswered { get; set; }

    /// <summary>The call failed; the status follows unless the client already has one.</summary>
    public void Fail(GatewayError error)
    {
        Error = error;
        if (!Http.Response.HasStarted)
        {
            Status = GatewayErrors.Of(error).Status;
        }
    }

    /// <summary>Bedrock refused; its own status is passed on.</summary>
    public void FailUpstream(int status, string upstreamError)
    {
        (Error, Status, UpstreamError) = (GatewayError.UpstreamRefused, status, upstreamError);
    }

    public void Dispose()
    {
        Body?.Dispose();
        Deadline.Dispose();
    }

    private static string Text(IPAddress? address) =>
        address switch
        {
            null => "",
            { IsIPv4MappedToIPv6: true } => address.MapToIPv4().ToString(),
            _ => address.ToString(),
        };
}
