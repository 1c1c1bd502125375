using System.Collections.Concurrent;

namespace Ringfence.Posture.Live;

/// <summary>The identifiers of one region's types, each once it is listed.</summary>
internal sealed class TypeLists
{
    private readonly ConcurrentDictionary<
        string,
        TaskCompletionSource<(IReadOnlyList<string> Identifiers, RefusedCallException? Refused)>
    > _lists = new(StringComparer.Ordinal);

    /// <summary>A type's identifiers, and why they are not all; waits until they are listed.</summary>
    public Task<(IReadOnlyList<string> Identifiers, RefusedCallException? Refused)> Of(string type) => For(type).Task;

    public void Done(string type, IReadOnlyList<string> identifiers, RefusedCallException? refused) =>
        For(type).TrySetResult((identifiers, refused));

    private TaskCompletionSource<(IReadOnlyList<string> Identifiers, RefusedCallException? Refused)> For(string type) =>
        _lists.GetOrAdd(type, _ => new(TaskCreationOptions.RunContinuationsAsynchronously));
}
