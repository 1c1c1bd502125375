using System.Globalization;
using Microsoft.AspNetCore.Http;
using Ringfence.Gateway.Doors;

namespace Ringfence.Gateway.Answers;

/// <summary>Says a refusal to the client, in its own protocol.</summary>
internal static class Refusals
{
    /// <summary>Writes the whole response; nothing happens when one has begun already.</summary>
    public static ValueTask WriteAsync(Exchange exchange, IDoor door, Refusal refusal)
    {
        var headers = exchange.Http.Response.Headers;
        if (refusal.RetryAfter is { } pause && !exchange.Http.Response.HasStarted)
        {
            headers.RetryAfter = Math.Max(1, Math.Ceiling(pause.TotalSeconds)).ToString(CultureInfo.InvariantCulture);
        }
        return WriteAsync(exchange, door, Of(exchange, refusal));
    }

    /// <summary>The same of an error as the door takes it.</summary>
    public static async ValueTask WriteAsync(Exchange exchange, IDoor door, ClientError error)
    {
        var response = exchange.Http.Response;
        if (response.HasStarted)
        {
            return;
        }
        response.StatusCode = exchange.Status;
        response.ContentType = "application/json";
        AnswerHeaders.WriteIds(exchange);
        if (exchange.Status == StatusCodes.Status401Unauthorized)
        {
            response.Headers.WWWAuthenticate = "Bearer";
        }
        using var body = new PooledBuffer();
        door.WriteError(error, response.Headers, body);
        response.ContentLength = body.Length;
        if (!HttpMethods.IsHead(exchange.Http.Request.Method))
        {
            await ClientWriter.WriteAsync(exchange, body.Memory);
        }
    }

    /// <summary>The refusal as every door takes it.</summary>
    public static ClientError Of(Exchange exchange, Refusal refusal) =>
        new(
            exchange.Status,
            GatewayErrors.Of(refusal.Error).AwsType,
            refusal.Message,
            exchange.RequestId,
            refusal.Parameter
        );
}
