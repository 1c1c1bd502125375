using System.Text;
using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Http;
using Ringfence.LocalBedrock.CloudTrail;

namespace Ringfence.LocalBedrock.Host;

/// <summary>Answers calls, each written to the list of calls and to the trail's journal before the first byte of its answer.</summary>
internal sealed class Replies(CallList calls, Trail trail)
{
    /// <summary>Writes the status of an answer into the records; a fault's too.</summary>
    public void Record(ApiCall call, int status, AwsFault? fault = null)
    {
        calls.Arrived(call);
        calls.Answered(call, status);

        // AWS records no call whose caller it could not make out, and none of an operation that it does not have.
        if (call.Caller is not null && call.Operation is not null)
        {
            trail.Record(call, fault);
        }
    }

    /// <summary>Records a call whose answer begins to stream; <see cref="End"/> says how it went.</summary>
    public void Begin(ApiCall call)
    {
        calls.Arrived(call);
        calls.Answered(call, StatusCodes.Status200OK);
        trail.Begin(call);
    }

    /// <summary>Records that a streamed answer is over. To CloudTrail it succeeded when it began, however it ended.</summary>
    public void End(ApiCall call) => trail.Record(call, fault: null);

    public Task JsonAsync(ApiCall call, JsonObject body, int status = StatusCodes.Status200OK) =>
        SendAsync(call, status, "application/json", Encoding.UTF8.GetBytes(body.ToJsonString(WireJson.Options)));

    /// <summary>Records the call and sends the whole answer.</summary>
    public Task SendAsync(ApiCall call, int status, string contentType, ReadOnlyMemory<byte> body)
    {
        Record(call, status);
        return WriteAsync(call, status, contentType, body);
    }

    public async Task FaultAsync(ApiCall call, AwsFault fault)
    {
        var (status, contentType, body) = ErrorBody.Of(fault, call.Service, call.Id);
        Record(call, status, fault);
        if (call.Http.Response.HasStarted)
        {
            call.Http.Abort();
            return;
        }

        if (call.Service.Errors is ErrorForm.RestJson)
        {
            call.Http.Response.Headers["x-amzn-ErrorType"] = fault.Type;
        }

        await WriteAsync(call, status, contentType, body);
    }

    public static async Task WriteAsync(ApiCall call, int status, string contentType, ReadOnlyMemory<byte> body)
    {
        var response = call.Http.Response;
        response.StatusCode = status;
        response.ContentType = contentType;
        response.ContentLength = body.Length;
        await response.Body.WriteAsync(body, call.Http.RequestAborted);
    }
}
