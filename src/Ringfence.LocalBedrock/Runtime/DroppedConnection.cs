using Ringfence.LocalBedrock.Host;

namespace Ringfence.LocalBedrock.Runtime;

/// <summary>Ends a connection in the middle of an answer.</summary>
internal static class DroppedConnection
{
    /// <summary>Time for bytes to leave first: a reset discards what still waits to be sent.</summary>
    private static readonly TimeSpan BeforeReset = TimeSpan.FromMilliseconds(50);

    public static async Task DropAsync(ApiCall call, TimeProvider time)
    {
        await call.Http.Response.BodyWriter.FlushAsync(call.Http.RequestAborted);
        await Task.Delay(BeforeReset, time, call.Http.RequestAborted);
        call.Http.Abort();
    }
}
