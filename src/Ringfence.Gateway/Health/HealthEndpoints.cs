using System.Text.Json;
using Microsoft.AspNetCore.Http;

namespace Ringfence.Gateway.Health;

/// <summary><c>/healthz</c>: alive; <c>/readyz</c>: ready, or what is not, and what is behind; <c>/metrics</c>: Prometheus text. No credential is asked, no name is told.</summary>
internal sealed class HealthEndpoints(Readiness readiness, MetricsText metrics)
{
    public static bool Serves(string target) => target is "/healthz" or "/readyz" or "/metrics";

    public async Task AnswerAsync(HttpContext http, string target)
    {
        var response = http.Response;
        if (!HttpMethods.IsGet(http.Request.Method))
        {
            response.StatusCode = StatusCodes.Status405MethodNotAllowed;
            response.Headers.Allow = HttpMethods.Get;
            return;
        }
        using var body = new PooledBuffer();
        switch (target)
        {
            case "/metrics":
                response.ContentType = "text/plain; version=0.0.4; charset=utf-8";
                metrics.Write(body);
                break;
            case "/readyz":
                var unready = await readiness.UnreadyAsync(http.RequestAborted);
                response.StatusCode =
                    unready.Count == 0 ? StatusCodes.Status200OK : StatusCodes.Status503ServiceUnavailable;
                Write(response, body, unready, readiness.Behind());
                break;
            default:
                Write(response, body, [], behind: null);
                break;
        }
        response.ContentLength = body.Length;
        await response.BodyWriter.WriteAsync(body.Memory, http.RequestAborted);
    }

    private static void Write(HttpResponse response, PooledBuffer body, IReadOnlyList<Unready> unready, Unready? behind)
    {
        response.ContentType = "application/json";
        using var json = new Utf8JsonWriter(body);
        json.WriteStartObject();
        json.WriteString("status"u8, unready.Count == 0 ? "ok" : "not ready");
        Write(json, "notReady"u8, unready);
        if (behind is not null)
        {
            Write(json, "behind"u8, [behind]);
        }
        json.WriteEndObject();
    }

    private static void Write(Utf8JsonWriter json, ReadOnlySpan<byte> name, IReadOnlyList<Unready> parts)
    {
        json.WriteStartArray(name);
        foreach (var (part, reason) in parts)
        {
            json.WriteStartObject();
            json.WriteString("part"u8, part);
            json.WriteString("reason"u8, reason);
            json.WriteEndObject();
        }
        json.WriteEndArray();
    }
}
