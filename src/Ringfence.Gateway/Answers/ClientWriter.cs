namespace Ringfence.Gateway.Answers;

/// <summary>Gives bytes to the client. One that has left, or that stops reading, is cut off.</summary>
internal static class ClientWriter
{
    /// <summary>False when the client will not have them.</summary>
    public static async ValueTask<bool> WriteAsync(Exchange exchange, ReadOnlyMemory<byte> bytes)
    {
        if (bytes.IsEmpty)
        {
            return true;
        }
        var writing = exchange.Http.Response.BodyWriter.WriteAsync(bytes);
        try
        {
            var written = writing.IsCompleted
                ? await writing
                : await exchange.Deadline.AwaitReaderAsync(writing.AsTask());
            return !written.IsCompleted && !written.IsCanceled;
        }
        catch (Exception end) when (end is OperationCanceledException or TimeoutException)
        {
            exchange.Http.Abort();
            return false;
        }
    }
}
