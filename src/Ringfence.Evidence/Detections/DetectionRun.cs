using Ringfence.Evidence.Questions;
using Ringfence.Evidence.Store;

namespace Ringfence.Evidence.Detections;

/// <summary>Many detections over one store: each reads much and none waits for another, so each processor asks one at a time.</summary>
internal static class DetectionRun
{
    // A connection keeps tens of megabytes of pages.
    private const int MostReaders = 4;

    /// <summary>What each finds, in their order.</summary>
    /// <param name="most">Rows of one at most.</param>
    /// <param name="progress">Told after each, by whichever thread it ran on, one at a time.</param>
    /// <exception cref="IOException">The store is damaged.</exception>
    public static IReadOnlyList<Query> Run(
        EvidenceStore store,
        IReadOnlyList<Detection> detections,
        Scope scope,
        int most = int.MaxValue,
        Action<DetectionProgress>? progress = null
    )
    {
        var found = new Query[detections.Count];
        var done = 0;
        var counting = new Lock();
        try
        {
            Parallel.For(
                0,
                detections.Count,
                new ParallelOptions { MaxDegreeOfParallelism = Math.Min(Environment.ProcessorCount, MostReaders) },
                () => EvidenceStore.OpenReadOnly(store.Path),
                (at, _, reader) =>
                {
                    found[at] = DetectionSql.Run(reader, detections[at], scope, most);
                    lock (counting)
                    {
                        progress?.Invoke(new(++done, detections.Count));
                    }

                    return reader;
                },
                reader => reader.Dispose()
            );
        }
        catch (AggregateException several) when (several.InnerExceptions[0] is IOException first)
        {
            throw new IOException(first.Message, several);
        }

        return found;
    }
}
