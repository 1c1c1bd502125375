using System.IO.Pipelines;
using Microsoft.AspNetCore.Http;

namespace Ringfence.Gateway.Limits;

/// <summary>Reads a request's body, once, whole, and never past the limit.</summary>
internal static class RequestBody
{
    private const int FirstRent = 64 * 1024;

    /// <summary>The body into <paramref name="body"/>, or why not. The client's own length is trusted for refusing only.</summary>
    public static async ValueTask<Refusal?> ReadAsync(HttpRequest request, PooledBuffer body, int maxBytes)
    {
        if (request.ContentLength > maxBytes)
        {
            return TooLarge(maxBytes);
        }
        if (request.Headers.ContentEncoding is { Count: > 0 } encoding && encoding != "identity")
        {
            return new(
                GatewayError.RequestInvalid,
                "The body has a content-encoding; the gateway must read what it records: send it unencoded."
            );
        }
        try
        {
            return await CopyAsync(request.BodyReader, body, maxBytes);
        }
        catch (BadHttpRequestException)
        {
            return Malformed();
        }
        // Of some malformed chunks Kestrel says no more than that reading failed.
        catch (IOException) when (!request.HttpContext.RequestAborted.IsCancellationRequested)
        {
            return Malformed();
        }
        catch (IOException)
        {
            return new(GatewayError.CallerGone, "The caller left before its request was read.");
        }
    }

    /// <summary>How much to rent at first for a body that says its length.</summary>
    public static int FirstCapacity(long? contentLength) =>
        contentLength is { } length ? (int)Math.Min(length, FirstRent) : 4096;

    private static async ValueTask<Refusal?> CopyAsync(PipeReader from, PooledBuffer body, int maxBytes)
    {
        while (true)
        {
            var read = await from.ReadAsync();
            var bytes = read.Buffer;
            if (bytes.Length > maxBytes - body.Length)
            {
                from.AdvanceTo(bytes.End);
                return TooLarge(maxBytes);
            }
            foreach (var segment in bytes)
            {
                segment.Span.CopyTo(body.GetSpan(segment.Length));
                body.Advance(segment.Length);
            }
            from.AdvanceTo(bytes.End);
            if (read.IsCompleted)
            {
                return null;
            }
            if (read.IsCanceled)
            {
                return new(GatewayError.CallerGone, "The caller left before its request was read.");
            }
        }
    }

    private static Refusal Malformed() =>
        new(GatewayError.RequestInvalid, "The request's body is malformed, incomplete or came too slowly.");

    private static Refusal TooLarge(int maxBytes) =>
        new(GatewayError.BodyTooLarge, $"The body is longer than {maxBytes} bytes (Limits:MaxBodyBytes).");
}
