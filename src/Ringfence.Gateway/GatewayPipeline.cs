using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.Extensions.Logging;
using Ringfence.Gateway.Answers;
using Ringfence.Gateway.Bedrock;
using Ringfence.Gateway.Callers;
using Ringfence.Gateway.Doors;
using Ringfence.Gateway.Health;
using Ringfence.Gateway.Limits;
using Ringfence.Gateway.Listening;
using Ringfence.Gateway.Models;
using Ringfence.Gateway.Phi;
using Ringfence.Gateway.Quotas;
using Ringfence.Gateway.Recording;
using Ringfence.Ledger.Crypto;

namespace Ringfence.Gateway;

/// <summary>
/// One request's way, and the only file that knows its order (DESIGN §3 has the same numbers):
/// <code>
/// 1 Callers    credential → caller, or 401
/// 2 Models     alias → model, region, profile for this caller, or 403
/// 3 Quotas     reserve requests and tokens, or 429
/// 4 Phi        identifiers out of the body that goes up, or 400
/// 5 Recording  InferenceAsked, durable before Bedrock sees a byte, or 503
/// 6 Guardrail  the configured one is in the body that step 5 digested
/// 7 Bedrock    the caller's session, SigV4, send
/// 8 Answer     whole, or frame by frame; pseudonyms turned back
/// 9 Recording  InferenceAnswered, on every exit of a known caller; Quotas settles
/// </code>
/// A step that says no gives a <see cref="Refusal"/>; every refusal ends in <see cref="RefuseAsync"/>, and so at step 9.
/// </summary>
internal sealed partial class GatewayPipeline(
    CallerDirectory callers,
    PolicyInForce models,
    Quota quota,
    PromptStep phi,
    Recorder recorder,
    Labels labels,
    BedrockOptions options,
    BedrockClient bedrock,
    WholeAnswer wholeAnswer,
    StreamedAnswer streamedAnswer,
    OpenDoors doors,
    HealthEndpoints health,
    Drain drain,
    LimitsOptions limits,
    GatewayMetrics metrics,
    TimeProvider time,
    ILogger<GatewayPipeline> log
)
{
    /// <summary>Answers one request; never throws.</summary>
    public Task InvokeAsync(HttpContext http)
    {
        var target = http.Features.GetRequiredFeature<IHttpRequestFeature>().RawTarget;
        return HealthEndpoints.Serves(target) ? health.AnswerAsync(http, target) : AnswerAsync(http, target);
    }

    private async Task AnswerAsync(HttpContext http, string target)
    {
        var started = time.GetTimestamp();
        using var exchange = new Exchange(
            http,
            RequestIds.New(time),
            started,
            new Deadline(limits.Timeouts, time, started, http.RequestAborted, drain.Overdue)
        );
        drain.Enter();
        try
        {
            var refusal = await GovernAsync(exchange, target) ?? await ForwardAsync(exchange);
            if (refusal is not null)
            {
                await RefuseAsync(exchange, refusal);
            }
        }
        catch (Exception defect)
        {
            Log.Defect(log, defect, exchange.RequestId);
            await GiveUpAsync(exchange);
        }
        finally
        {
            exchange.Lease?.Settle(TokensToCharge(exchange));
            metrics.Ended(exchange, time);
            drain.Leave();
        }
    }

    /// <summary>Steps 1 to 6: null when the call may be forwarded.</summary>
    private async ValueTask<Refusal?> GovernAsync(Exchange exchange, string target)
    {
        var http = exchange.Http;
        var routed = Router.Match(http.Request.Method, target, http.Request.Headers);
        (exchange.Door, exchange.Route, exchange.Operation) = (routed.Door, routed.Route, routed.Operation);
        if (drain.IsDraining)
        {
            return new(GatewayError.Draining, "The gateway is stopping; send the call again, to another instance.");
        }

        // 1. Callers: before a denied route is told, so that a known caller who tries one is recorded.
        if (await IdentifyAsync(exchange) is { } unknown)
        {
            return routed.Refusal ?? unknown;
        }
        if (routed.Refusal is not null || routed.Route!.Name == RouteName.Models)
        {
            return routed.Refusal;
        }
        if (await ReadAsync(exchange, routed.Route) is { } unread)
        {
            return unread;
        }

        // 2. Models, and 6. Guardrail: it stands in the body, and so before the digest that is recorded and signed.
        if (Choose(exchange) is { } notAllowed)
        {
            return notAllowed;
        }

        // 3. Quotas
        if (Reserve(exchange) is { } spent)
        {
            return spent;
        }

        // What follows reads the whole body, more than once.
        await SocketThreads.LeaveFor(exchange.Upstream!.Body.Length);

        // 4. Phi, on the body as Bedrock would get it; what is recorded and signed is what it leaves.
        if (await phi.ApplyAsync(exchange) is { } kept)
        {
            return kept;
        }
        exchange.BodyDigest = Sha256.Hex(exchange.Upstream!.Body.Span);

        // 5. Recording
        return await recorder.AskedAsync(exchange);
    }

    /// <summary>Steps 7 to 9 of a call that may go; null when the client was answered.</summary>
    private async ValueTask<Refusal?> ForwardAsync(Exchange exchange)
    {
        if (exchange.Route!.Name == RouteName.Models)
        {
            await wholeAnswer.ListAsync(exchange, doors.Of(exchange.Door), models.Current.Listing(exchange.Caller!));
            return null;
        }

        // 7. Bedrock
        exchange.Deadline.AwaitFirstByte();
        var sent = await bedrock.SendAsync(exchange);
        if (sent.Refusal is not null)
        {
            return sent.Refusal;
        }

        // 8. Answer; each writes the entry of step 9 before the client has the end of it.
        using var answer = sent.Response!;
        return answer.IsSuccessStatusCode && exchange.Call!.Stream
            ? await streamedAnswer.SendAsync(exchange, answer, doors.Of(exchange.Door))
            : await wholeAnswer.SendAsync(exchange, answer, doors.Of(exchange.Door));
    }

    private async ValueTask<Refusal?> IdentifyAsync(Exchange exchange)
    {
        var request = exchange.Http.Request;
        Identified identified;
        try
        {
            identified = await callers.IdentifyAsync(request, exchange.Http.RequestAborted);
        }
        catch (OperationCanceledException) when (exchange.Http.RequestAborted.IsCancellationRequested)
        {
            return new(GatewayError.CallerGone, "The caller left before it was known.");
        }
        if (identified.AwaitsBody)
        {
            exchange.Body = new PooledBuffer(RequestBody.FirstCapacity(request.ContentLength));
            if (await RequestBody.ReadAsync(request, exchange.Body, limits.MaxBodyBytes) is { } unread)
            {
                return unread;
            }
            identified = callers.IdentifyByBody(request, exchange.Body.Span);
        }
        exchange.Caller = identified.Caller;
        return identified.Refusal;
    }

    private async ValueTask<Refusal?> ReadAsync(Exchange exchange, Route route)
    {
        exchange.ModelAsked = route.Model is { } model ? model.Value : "";
        var request = exchange.Http.Request;
        if (exchange.Body is null)
        {
            exchange.Body = new PooledBuffer(RequestBody.FirstCapacity(request.ContentLength));
            if (await RequestBody.ReadAsync(request, exchange.Body, limits.MaxBodyBytes) is { } unread)
            {
                return unread;
            }
        }
        exchange.Call = doors.Of(route.Door).Read(route, request.Headers, exchange.Body.Memory, out var refusal);
        if (exchange.Call is { } call)
        {
            (exchange.ModelAsked, exchange.Operation) = (call.ModelAsked, call.OperationName);
        }
        return refusal;
    }

    private Refusal? Choose(Exchange exchange)
    {
        var call = exchange.Call!;
        if (call.ModelAsked.Length > 0)
        {
            var choice = models.Current.Choose(
                exchange.Caller!,
                call.ModelAsked,
                exchange.Route!.Name,
                out var notAllowed
            );
            if (choice is null)
            {
                return notAllowed;
            }
            (exchange.Model, exchange.Region, exchange.PolicyVersion) = (
                choice.Used,
                choice.Region,
                choice.PolicyVersion
            );
        }
        else
        {
            exchange.Region = options.Region;
        }
        exchange.Upstream = call.ToUpstream(exchange.Model ?? default, labels.Of(exchange), out var refusal);
        return refusal;
    }

    private Refusal? Reserve(Exchange exchange)
    {
        exchange.Lease = quota.Reserve(
            exchange.Caller!,
            exchange.Call!.TokensAtMost,
            out var standing,
            out var refusal
        );
        RateLimitHeaders.Write(
            exchange.Door,
            standing,
            refusal?.RetryAfter,
            time.GetUtcNow(),
            exchange.Http.Response.Headers
        );
        return refusal;
    }

    /// <summary>
    /// What the caller's quota is charged. The counts of a call that ended early are a lower bound, so it gets nothing of its reservation
    /// back: else a caller who always leaves before the end would have no quota.
    /// </summary>
    private static long TokensToCharge(Exchange exchange)
    {
        var used = exchange.Usage.Tokens(exchange.IsPartial);
        return used.Partial ? Math.Max(used.Total, exchange.Call!.TokensAtMost) : used.Total;
    }

    /// <summary>The end of every call that was refused or broke before it had an answer: 9. Recording, then the client is told.</summary>
    private async ValueTask RefuseAsync(Exchange exchange, Refusal refusal)
    {
        exchange.Fail(refusal.Error);
        if (exchange.Caller is null)
        {
            Log.Refused(log, exchange.RequestId, exchange.Source, refusal.Error);
        }
        else if (await recorder.AnsweredAsync(exchange) is { } notDurable)
        {
            refusal = refusal.Error == GatewayError.RecordNotDurable ? refusal : notDurable;
        }
        if (refusal.Error == GatewayError.CallerGone)
        {
            // Nobody is there to read it; and what is not aborted, Kestrel ends with an empty 200.
            exchange.Http.Abort();
            return;
        }
        await Refusals.WriteAsync(exchange, doors.Of(exchange.Door), refusal);
    }

    /// <summary>A defect of our own: recorded like any other end; a response that has begun is cut, for its end would be a lie.</summary>
    private async ValueTask GiveUpAsync(Exchange exchange)
    {
        var hasBegun = exchange.Http.Response.HasStarted;
        try
        {
            await RefuseAsync(exchange, new(GatewayError.Internal, "The gateway failed; its log has the request id."));
        }
        catch (Exception defect)
        {
            Log.Defect(log, defect, exchange.RequestId);
        }
        if (hasBegun)
        {
            exchange.Http.Abort();
        }
    }

    private static partial class Log
    {
        [LoggerMessage(1, LogLevel.Error, "Call {RequestId} failed by a defect of the gateway")]
        public static partial void Defect(ILogger log, Exception defect, string requestId);

        [LoggerMessage(
            2,
            LogLevel.Information,
            "Request {RequestId} from {Source} was refused: {Error}; its caller is unknown"
        )]
        public static partial void Refused(ILogger log, string requestId, string source, GatewayError error);
    }
}
