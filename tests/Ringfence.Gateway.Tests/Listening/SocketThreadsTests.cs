using Ringfence.Gateway.Listening;

namespace Ringfence.Gateway.Tests.Listening;

public sealed class SocketThreadsTests
{
    [Fact]
    public void Short_work_goes_on_where_it_is() => Assert.True(SocketThreads.LeaveFor(1024).GetAwaiter().IsCompleted);

    [Fact]
    public async Task Long_work_leaves_a_thread_that_is_not_the_pools()
    {
        var onPool = new TaskCompletionSource<bool>();
        var thread = new Thread(() => _ = TellAsync(onPool));
        thread.Start();
        thread.Join();

        Assert.True(await onPool.Task.WaitAsync(TestContext.Current.CancellationToken));
    }

    private static async Task TellAsync(TaskCompletionSource<bool> onPool)
    {
        await SocketThreads.LeaveFor(1 << 20);
        onPool.SetResult(Thread.CurrentThread.IsThreadPoolThread);
    }
}
