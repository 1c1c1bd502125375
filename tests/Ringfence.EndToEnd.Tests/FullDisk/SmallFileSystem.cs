using System.Diagnostics;
using Ringfence.EndToEnd.Running;

namespace Ringfence.EndToEnd.FullDisk;

/// <summary>A file system in memory, of 4 MiB. Mounting needs root.</summary>
internal sealed class SmallFileSystem : ISmallDisk
{
    private readonly ScratchDirectory _scratch = new();

    public SmallFileSystem()
    {
        Directory.CreateDirectory(Mount);
        Assert.True(Run("mount", "-t", "tmpfs", "-o", "size=4m,mode=0700", "ringfence-e2e", Mount), "mount failed");
    }

    public static bool CanMount { get; } = TryMount();

    public string? Ledger => Path.Combine(Mount, "ledger");

    private string Mount => _scratch.In("mount");

    private string Filler => Path.Combine(Mount, "filler");

    public Task FillAsync(RunningProcess gateway)
    {
        using var filler = new FileStream(Filler, FileMode.Create, FileAccess.Write, FileShare.None, bufferSize: 0);
        try
        {
            while (true)
            {
                filler.Write(new byte[512]);
            }
        }
        catch (IOException)
        {
            return Task.CompletedTask; // no space left
        }
    }

    public Task EmptyAsync(RunningProcess gateway)
    {
        File.Delete(Filler);
        return Task.CompletedTask;
    }

    public void Dispose()
    {
        Run("umount", "-l", Mount);
        _scratch.Dispose();
    }

    private static bool TryMount()
    {
        var folder = Directory.CreateTempSubdirectory("ringfence-e2e-").FullName;
        var mounted = Run("mount", "-t", "tmpfs", "-o", "size=64k", "ringfence-e2e", folder) && Run("umount", folder);
        Directory.Delete(folder);
        return mounted;
    }

    private static bool Run(string file, params string[] arguments)
    {
        using var process = Process.Start(
            new ProcessStartInfo(file, arguments) { UseShellExecute = false, RedirectStandardError = true }
        )!;
        process.WaitForExit();
        return process.ExitCode == 0;
    }
}
