using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;

namespace Ringfence.LocalBedrock.Host;

/// <summary>
/// The edge of the stand-in: (1) an id for the call, (2) its body, (3) the operation it names, (4) who calls, (5) the answer, or the
/// error in that service's words.
/// </summary>
internal sealed partial class Front(
    Routes routes,
    Authenticator authenticator,
    Replies replies,
    LocalPages pages,
    TimeProvider time,
    ILogger<Front> log
)
{
    public async Task HandleAsync(HttpContext http)
    {
        using var call = new ApiCall(http, time.GetUtcNow());
        http.Response.Headers["x-amzn-RequestId"] = call.Id.ToString();
        if (await pages.AnsweredAsync(call))
        {
            return;
        }

        try
        {
            await call.ReadBodyAsync();
            routes.Resolve(call);
            call.Caller = authenticator.Authenticate(call);
            await call.Operation!.Answer(call);
        }
        catch (AwsFault fault)
        {
            await replies.FaultAsync(call, fault);
        }
        catch (OperationCanceledException) when (http.RequestAborted.IsCancellationRequested)
        {
            // The caller has gone. The call still happened, if it got as far as naming itself.
            replies.Record(call, StatusCodes.Status499ClientClosedRequest);
        }
        catch (Exception error)
        {
            Failed(log, error, call.Operation?.Name);
            await replies.FaultAsync(
                call,
                new(500, "InternalServerException", "LocalBedrock failed; its log says how.")
            );
        }
    }

    [LoggerMessage(Level = LogLevel.Error, Message = "{Operation} failed in the stand-in itself")]
    private static partial void Failed(ILogger log, Exception error, string? operation);
}
