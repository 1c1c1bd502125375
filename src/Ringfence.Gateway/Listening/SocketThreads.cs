using System.Runtime.CompilerServices;

namespace Ringfence.Gateway.Listening;

/// <summary>
/// Where the work of a request runs. Sockets give their completions on the threads that poll them, one a core: a request goes on where
/// its bytes came in, without a hop to the pool for each read, as nginx does it. In turn nothing on the way may block, and what takes
/// long goes to the pool (<see cref="LeaveFor"/>), so that the other connections of that thread do not wait for it.
/// </summary>
public static class SocketThreads
{
    // .NET reads it once, when the first socket is used; there is no other switch.
    private const string Variable = "DOTNET_SYSTEM_NET_SOCKETS_INLINE_COMPLETIONS";

    // What is read and judged in about a tenth of a millisecond.
    private const int ShortBytes = 16 * 1024;

    /// <summary>
    /// Takes the hops away for this process. Call it before any socket is made; afterwards it has no effect. An operator's own value of
    /// the variable stands.
    /// </summary>
    public static void TakeCompletions()
    {
#pragma warning disable RS0030 // It is .NET's own switch, not configuration of ours.
        if (Environment.GetEnvironmentVariable(Variable) is null)
#pragma warning restore RS0030
        {
            Environment.SetEnvironmentVariable(Variable, "1");
        }
    }

    /// <summary>Awaited before work over so many bytes: goes to the pool when that is long, and on at once when it is not.</summary>
    internal static Hop LeaveFor(int bytes) => new(bytes <= ShortBytes);

    /// <summary>An awaitable that completes at once, or on a thread of the pool.</summary>
    internal readonly struct Hop(bool stays) : ICriticalNotifyCompletion
    {
        public bool IsCompleted => stays;

        public Hop GetAwaiter() => this;

        public void GetResult() { }

        public void OnCompleted(Action continuation) =>
            ThreadPool.QueueUserWorkItem(static next => next(), continuation, preferLocal: false);

        public void UnsafeOnCompleted(Action continuation) =>
            ThreadPool.UnsafeQueueUserWorkItem(static next => next(), continuation, preferLocal: false);
    }
}
