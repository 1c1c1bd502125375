using Ringfence.Posture.Live.Direct;

namespace Ringfence.Posture.Live;

/// <summary>Reads a type by calls of its own.</summary>
internal sealed class DirectReading(LiveScope scope, DirectType type) : TypeReading
{
    public override async Task<ResourceFile> ReadAsync(CancellationToken cancel)
    {
        await Task.Yield();
        var found = new Found(type.Type, type.Global ? "" : scope.Region);
        try
        {
            await type.ReadAsync(scope, found, cancel);
        }
        catch (RefusedCallException refused)
        {
            found.Missed(refused.Code, Found.Mending(refused, type.Actions[0]));
        }
        catch (Exception error) when (error is NullReferenceException or FormatException or InvalidOperationException)
        {
            // An answer in another shape than AWS documents: what was read of it cannot be trusted to be whole.
            found.Missed("UnreadableAnswer", null);
        }

        return found.File();
    }
}
