using System.Collections.Concurrent;
using System.Threading.Channels;

namespace Ringfence.Evidence.Ingest;

/// <summary>
/// Parses files on several threads and gives them to one consumer in their order, so that the store is the same however the threads ran.
/// Memory is bounded: a few files ahead, a few batches each.
/// </summary>
internal sealed class OrderedParsing(IReadOnlyList<InputFile> files) : IDisposable
{
    private const int FilesAhead = 16;
    private const int LocalFilesAhead = 64;
    private const int BatchesAhead = 4;

    // Files of this machine keep a core busy each; objects are waited for.
    private int Threads => IsRemote ? FilesAhead : Math.Clamp(Environment.ProcessorCount, 1, 8);

    private bool IsRemote => files.Any(file => file.OpenRemote is not null);

    private readonly ConcurrentDictionary<int, Work> _works = [];
    private readonly SemaphoreSlim _ahead = new(
        files.Any(file => file.OpenRemote is not null) ? FilesAhead : LocalFilesAhead
    );
    private int _next = -1;

    /// <param name="consume">Gets each file's batches as they come; null after the last.</param>
    public void Run(Action<InputFile, ParsedFile, RowBatch?> consume, CancellationToken cancel)
    {
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(cancel);
        var threads = Enumerable
            .Range(0, Threads)
            .Select(_ => Task.Factory.StartNew(() => Parse(stop.Token), TaskCreationOptions.LongRunning))
            .ToArray();
        try
        {
            for (var at = 0; at < files.Count; at++)
            {
                var work = WorkOf(at);
                do
                {
                    while (work.Batches.Reader.TryRead(out var batch))
                    {
                        consume(files[at], work.File, batch);
                        batch.Dispose();
                    }
                } while (More(work, stop.Token));

                consume(files[at], work.File, null);
                _works.TryRemove(at, out _);
                _ahead.Release();
            }
        }
        finally
        {
            stop.Cancel();
            Task.WhenAll(threads).ContinueWith(_ => { }, TaskScheduler.Default).Wait(CancellationToken.None);
        }
    }

    public void Dispose() => _ahead.Dispose();

    // Most files are parsed by the time that they are wanted: then nobody waits.
    private static bool More(Work work, CancellationToken stop)
    {
        var more = work.Batches.Reader.WaitToReadAsync(stop);
        return more.IsCompletedSuccessfully ? more.Result : more.AsTask().GetAwaiter().GetResult();
    }

    private void Parse(CancellationToken stop)
    {
        while (true)
        {
            try
            {
                _ahead.Wait(stop);
            }
            catch (OperationCanceledException)
            {
                return;
            }

            var at = Interlocked.Increment(ref _next);
            if (at >= files.Count)
            {
                _ahead.Release();
                return;
            }

            var work = WorkOf(at);
            try
            {
                Parse(files[at], work, stop);
                work.Batches.Writer.Complete();
            }
            catch (Exception error) when (error is IOException or UnauthorizedAccessException)
            {
                work.File.Unreadable = true;
                work.File.SetAside($"it cannot be read: {error.Message}");
                work.Batches.Writer.Complete();
            }
            catch (Exception error)
            {
                work.Batches.Writer.Complete(error);
            }
        }
    }

    private static void Parse(InputFile file, Work work, CancellationToken stop)
    {
        void Emit(RowBatch batch)
        {
            if (!work.Batches.Writer.TryWrite(batch))
            {
                work.Batches.Writer.WriteAsync(batch, stop).AsTask().GetAwaiter().GetResult();
            }
        }

        if (file.OpenRemote is null)
        {
            FileParser.Parse(work.File, Emit);
            return;
        }

        var opened = file.OpenRemote(stop);
        using var content = opened.Content;
        work.File.Metadata = opened.Metadata;
        FileParser.Parse(content, work.File, Emit);
    }

    private Work WorkOf(int at) => _works.GetOrAdd(at, static (at, files) => new(files[at].Path), files);

    private sealed class Work(string path)
    {
        public ParsedFile File { get; } = new(path);

        public Channel<RowBatch> Batches { get; } = Channel.CreateBounded<RowBatch>(BatchesAhead);
    }
}
