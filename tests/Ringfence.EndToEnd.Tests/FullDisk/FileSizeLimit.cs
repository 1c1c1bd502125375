using Ringfence.EndToEnd.Running;

namespace Ringfence.EndToEnd.FullDisk;

/// <summary>No file of the gateway's may grow (RLIMIT_FSIZE), which anyone may ask of their own processes: every append fails.</summary>
internal sealed class FileSizeLimit : ISmallDisk
{
    public string? Ledger => null;

    public Task FillAsync(RunningProcess gateway) => LimitAsync(gateway, "1");

    public Task EmptyAsync(RunningProcess gateway) => LimitAsync(gateway, "unlimited");

    public void Dispose() { }

    // The hard limit stays as it is, so that the soft one can be lifted again.
    private static async Task LimitAsync(RunningProcess gateway, string bytes)
    {
        using var prlimit = RunningProcess.Start("prlimit", ["--pid", $"{gateway.Id}", $"--fsize={bytes}:unlimited"]);
        Assert.True(await prlimit.ExitAsync() == 0, prlimit.Output);
    }
}
