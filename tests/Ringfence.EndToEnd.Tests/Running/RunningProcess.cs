using System.Diagnostics;
using System.Text;
using System.Text.RegularExpressions;

namespace Ringfence.EndToEnd.Running;

/// <summary>A child process whose output is kept, so that a failing test can show it.</summary>
internal sealed class RunningProcess : IDisposable
{
    private readonly Process _process;
    private readonly StringBuilder _output = new(); // guarded by itself

    private RunningProcess(Process process) => _process = process;

    public static RunningProcess Start(
        string file,
        IEnumerable<string> arguments,
        IEnumerable<KeyValuePair<string, string>>? environment = null
    )
    {
        var start = new ProcessStartInfo(file, arguments)
        {
            UseShellExecute = false,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            RedirectStandardInput = true,
            WorkingDirectory = Checkout.Root,
        };
        start.Environment["NO_COLOR"] = "1";
        foreach (var (name, value) in environment ?? [])
        {
            start.Environment[name] = value;
        }

        var running = new RunningProcess(new Process { StartInfo = start });
        running._process.OutputDataReceived += (_, line) => running.Keep(line.Data);
        running._process.ErrorDataReceived += (_, line) => running.Keep(line.Data);
        running._process.Start();
        running._process.StandardInput.Close();
        running._process.BeginOutputReadLine();
        running._process.BeginErrorReadLine();
        return running;
    }

    public int Id => _process.Id;

    public bool HasExited => _process.HasExited;

    /// <summary>Everything written so far, standard output and standard error in the order they came.</summary>
    public string Output
    {
        get
        {
            lock (_output)
            {
                return _output.ToString();
            }
        }
    }

    /// <summary>The end of the output: what a failing test shows.</summary>
    public string Tail => Output is { Length: > 4000 } output ? $"…{output[^4000..]}" : Output;

    /// <summary>The first match in the output, when it comes; fails when the process ends before.</summary>
    public Task<Match> SaysAsync(Regex what) =>
        Eventually.GetAsync(
            () =>
            {
                var ended = HasExited;
                var match = what.Match(Output);
                return match.Success ? match
                    : ended ? throw new InvalidOperationException($"ended without saying /{what}/:\n{Tail}")
                    : null;
            },
            $"/{what}/ in the output",
            () => Tail
        );

    /// <summary>Waits for the end and for the last of the output.</summary>
    /// <param name="within">Fails when it takes longer; null for a minute.</param>
    public async Task<int> ExitAsync(TimeSpan? within = null)
    {
        var most = within ?? TimeSpan.FromMinutes(1);
        using var deadline = new CancellationTokenSource(most);
        try
        {
            await _process.WaitForExitAsync(deadline.Token);
        }
        catch (OperationCanceledException)
        {
            _process.Kill(entireProcessTree: true);
            Assert.Fail($"{_process.StartInfo.FileName} did not end within {most.TotalMinutes:0} min:\n{Tail}");
        }

        return _process.ExitCode;
    }

    /// <summary>SIGKILL: no handler runs, nothing is flushed.</summary>
    public async Task KillAsync()
    {
        _process.Kill();
        await _process.WaitForExitAsync();
    }

    /// <summary>SIGTERM: the process is asked to end, and does.</summary>
    public async Task<int> StopAsync()
    {
        using var kill = Process.Start("kill", ["-TERM", $"{Id}"]);
        await kill.WaitForExitAsync();
        return await ExitAsync();
    }

    public void Dispose()
    {
        if (!_process.HasExited)
        {
            _process.Kill(entireProcessTree: true);
            _process.WaitForExit();
        }

        _process.Dispose();
    }

    private void Keep(string? line)
    {
        lock (_output)
        {
            _ = line is null ? _output : _output.Append(line).Append('\n');
        }
    }
}
