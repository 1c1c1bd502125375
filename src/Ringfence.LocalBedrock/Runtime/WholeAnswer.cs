using System.Globalization;
using Microsoft.AspNetCore.Http;
using Ringfence.LocalBedrock.Host;
using Ringfence.LocalBedrock.InvocationLog;
using Ringfence.LocalBedrock.Model;

namespace Ringfence.LocalBedrock.Runtime;

/// <summary>Sends an answer in one piece.</summary>
internal sealed class WholeAnswer(Replies replies, InvocationLogs log, TimeProvider time)
{
    public async Task SendAsync(ModelCall model, Exchange exchange)
    {
        var call = model.Call;
        byte[] body;
        using (var line = LineBuffer.Take())
        {
            model.Dialect.WriteAnswer(line.Json, exchange);
            body = line.Written().ToArray();
        }

        if (!model.IsConverse)
        {
            WriteHeaders(call, exchange.Usage, exchange.Latency);
        }

        (call.Trail.InputTokens, call.Trail.OutputTokens) = (exchange.Usage.Input, exchange.Usage.Output);
        log.Answered(model, exchange.Usage, body);
        if (exchange.Prompt.Directives.Cut is not Cut.None)
        {
            await CutAsync(call, body);
            return;
        }

        await replies.SendAsync(call, StatusCodes.Status200OK, "application/json", body);
    }

    /// <summary>The counts that InvokeModel's answers carry beside the body.</summary>
    public static void WriteHeaders(ApiCall call, Usage usage, TimeSpan latency)
    {
        var headers = call.Http.Response.Headers;
        headers["X-Amzn-Bedrock-Input-Token-Count"] = Text(usage.Input);
        headers["X-Amzn-Bedrock-Output-Token-Count"] = Text(usage.Output);
        if (usage.Cached)
        {
            headers["X-Amzn-Bedrock-Cache-Read-Input-Token-Count"] = Text(usage.CacheRead);
            headers["X-Amzn-Bedrock-Cache-Write-Input-Token-Count"] = Text(usage.CacheWrite);
        }

        headers["X-Amzn-Bedrock-Invocation-Latency"] = Text((long)latency.TotalMilliseconds);
        Echo(call, "X-Amzn-Bedrock-PerformanceConfig-Latency");
        Echo(call, "X-Amzn-Bedrock-Service-Tier");
    }

    /// <summary>Settings that Bedrock names in its answer when the request did.</summary>
    public static void Echo(ApiCall call, string header)
    {
        if (call.Header(header) is { } value)
        {
            call.Http.Response.Headers[header] = value;
        }
    }

    private static string Text(long number) => number.ToString(CultureInfo.InvariantCulture);

    /// <summary>Promises the whole body, sends half and drops the connection.</summary>
    private async Task CutAsync(ApiCall call, byte[] body)
    {
        replies.Record(call, StatusCodes.Status200OK);
        var response = call.Http.Response;
        response.ContentType = "application/json";
        response.ContentLength = body.Length;
        await response.Body.WriteAsync(body.AsMemory(0, body.Length / 2), call.Http.RequestAborted);
        await DroppedConnection.DropAsync(call, time);
    }
}
