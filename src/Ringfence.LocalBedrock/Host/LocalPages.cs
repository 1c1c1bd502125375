using System.Net;
using Microsoft.AspNetCore.Http;

namespace Ringfence.LocalBedrock.Host;

/// <summary>
/// What AWS does not have, for tests and demonstrations, to callers on this machine only and unsigned:
/// <c>GET /_local/calls</c> (every call that arrived, JSON lines) and <c>POST /_local/deliver</c> (log files now, not in seconds).
/// </summary>
internal sealed class LocalPages(CallList calls, Deliveries deliveries)
{
    private const string Prefix = "/_local/";

    /// <summary>Whether the request was for one of them, and is answered.</summary>
    public async Task<bool> AnsweredAsync(ApiCall call)
    {
        if (!call.RawTarget.StartsWith(Prefix, StringComparison.Ordinal))
        {
            return false;
        }

        var response = call.Http.Response;
        switch (call.Method, call.RawTarget[Prefix.Length..])
        {
            case var _ when !IsFromThisMachine(call.Http):
                response.StatusCode = StatusCodes.Status403Forbidden;
                break;
            case ("GET", "calls"):
                response.ContentType = "application/jsonl";
                await calls.WriteToAsync(response.Body, call.Http.RequestAborted);
                break;
            case ("POST", "deliver"):
                deliveries.DeliverLogs();
                response.StatusCode = StatusCodes.Status204NoContent;
                break;
            default:
                response.StatusCode = StatusCodes.Status404NotFound;
                break;
        }

        return true;
    }

    private static bool IsFromThisMachine(HttpContext http) =>
        http.Connection.RemoteIpAddress is { } address && IPAddress.IsLoopback(address);
}
