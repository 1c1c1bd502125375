using System.Diagnostics;

namespace Ringfence.EndToEnd.Running;

/// <summary>Looks again until something is there, or fails with what was awaited.</summary>
internal static class Eventually
{
    private static readonly TimeSpan Deadline = TimeSpan.FromSeconds(60);
    private static readonly TimeSpan Between = TimeSpan.FromMilliseconds(20);

    public static Task<T> GetAsync<T>(Func<T?> look, string what, Func<string>? evidence = null)
        where T : class => GetAsync(() => Task.FromResult(look()), what, evidence);

    public static async Task<T> GetAsync<T>(Func<Task<T?>> look, string what, Func<string>? evidence = null)
        where T : class
    {
        var clock = Stopwatch.StartNew();
        while (clock.Elapsed < Deadline)
        {
            if (await look() is { } found)
            {
                return found;
            }

            await Task.Delay(Between);
        }

        throw new TimeoutException($"waited {Deadline.TotalSeconds} s for {what}\n{evidence?.Invoke()}");
    }
}
