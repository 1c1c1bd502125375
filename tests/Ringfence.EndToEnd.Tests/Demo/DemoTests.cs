using Ringfence.EndToEnd.Running;

namespace Ringfence.EndToEnd.Demo;

/// <summary>The first thing that a newcomer types, as they type it: the launcher builds what it runs.</summary>
public sealed class DemoTests
{
    private static readonly TimeSpan WithItsBuild = TimeSpan.FromMinutes(10);

    [Fact]
    public async Task The_demo_s_boundary_holds()
    {
        using var scratch = new ScratchDirectory();
        using var demo = RunningProcess.Start(
            Path.Combine(Checkout.Root, "ringfence"),
            ["demo", "--data", scratch.In("demo")]
        );

        Assert.True(await demo.ExitAsync(WithItsBuild) == 0, demo.Tail);
        Assert.Contains("13. Is it the pack that was sealed?", demo.Output, StringComparison.Ordinal);
        Assert.Contains("The boundary held.", demo.Output, StringComparison.Ordinal);
    }
}
