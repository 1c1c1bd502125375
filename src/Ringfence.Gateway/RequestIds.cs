namespace Ringfence.Gateway;

/// <summary>Ringfence's own request ids: UUIDs that sort by time, in the form AWS has its own.</summary>
internal static class RequestIds
{
    public static string New(TimeProvider time) => Guid.CreateVersion7(time.GetUtcNow()).ToString();
}
