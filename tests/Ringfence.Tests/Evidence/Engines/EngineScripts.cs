using System.Diagnostics;

namespace Ringfence.Tests.Evidence.Engines;

/// <summary>Scripts of <c>tests/engines</c>, run by Node; their packages are installed when they are not there.</summary>
internal static class EngineScripts
{
    public static string Folder { get; } = Path.Combine(Root(), "tests", "engines");

    public static async Task<Process> StartAsync(string script, params string[] arguments)
    {
        if (!Directory.Exists(Path.Combine(Folder, "node_modules", "chdb")))
        {
            using var install = Start("npm", "ci", "--no-audit", "--no-fund", "--loglevel=error");
            await install.StandardOutput.ReadToEndAsync(TestContext.Current.CancellationToken);
            await install.WaitForExitAsync(TestContext.Current.CancellationToken);
            Assert.Equal(0, install.ExitCode);
        }

        return Start("node", [script, .. arguments]);
    }

    private static Process Start(string command, params string[] arguments) =>
        Process.Start(
            new ProcessStartInfo(command, arguments)
            {
                UseShellExecute = false,
                WorkingDirectory = Folder,
                RedirectStandardInput = true,
                RedirectStandardOutput = true,
                RedirectStandardError = true,
            }
        )!;

    private static string Root()
    {
        var at = new DirectoryInfo(AppContext.BaseDirectory);
        while (!File.Exists(Path.Combine(at.FullName, "Ringfence.slnx")))
        {
            at = at.Parent ?? throw new DirectoryNotFoundException("The tests run outside the repository.");
        }

        return at.FullName;
    }
}
