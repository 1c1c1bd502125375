using System.Diagnostics;
using System.Net;
using System.Net.Sockets;

namespace Ringfence.Tests.Posture.Live;

/// <summary>moto, another project's emulator of AWS, on a loopback port.</summary>
internal sealed class MotoServer : IAsyncDisposable
{
    public const string Absent =
        "moto_server is not on this machine (pip install 'moto[server]==5.2.1'); nothing was compared with it.";

    private readonly Process _process;

    private readonly Task _rest;

    private MotoServer(Process process, Task rest, Uri url) => (_process, _rest, Url) = (process, rest, url);

    public Uri Url { get; }

    /// <summary>Started and answering; null where it is not installed.</summary>
    public static async Task<MotoServer?> StartAsync(CancellationToken cancel)
    {
        if (!IsInstalled())
        {
            return null;
        }

        using var probe = new TcpListener(IPAddress.Loopback, 0);
        probe.Start();
        var port = ((IPEndPoint)probe.LocalEndpoint).Port;
        probe.Stop();
        var process = Process.Start(
            new ProcessStartInfo("moto_server", ["-H", "127.0.0.1", "-p", $"{port}"])
            {
                RedirectStandardError = true,
                RedirectStandardOutput = true,
                UseShellExecute = false,
            }
        )!;
        process.OutputDataReceived += (_, _) => { };
        process.BeginOutputReadLine();

        // It says so when it listens.
        while (await process.StandardError.ReadLineAsync(cancel) is { } line)
        {
            if (line.Contains("Running on", StringComparison.Ordinal))
            {
                // A full pipe would hold it up.
                var rest = process.StandardError.ReadToEndAsync(CancellationToken.None);
                return new MotoServer(process, rest, new Uri($"http://127.0.0.1:{port}"));
            }
        }

        throw new InvalidOperationException("moto_server ended before it listened.");
    }

    public async ValueTask DisposeAsync()
    {
        _process.Kill(entireProcessTree: true);
        await _process.WaitForExitAsync(CancellationToken.None);
        await _rest;
        _process.Dispose();
    }

    private static bool IsInstalled() =>
        (Environment.GetEnvironmentVariable("PATH") ?? "")
            .Split(Path.PathSeparator)
            .Any(folder => File.Exists(Path.Combine(folder, "moto_server")));
}
