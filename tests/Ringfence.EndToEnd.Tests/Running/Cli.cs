namespace Ringfence.EndToEnd.Running;

/// <summary>The built <c>ringfence</c>, started as its launcher starts it.</summary>
internal static class Cli
{
    public static RunningProcess Start(params IEnumerable<string> arguments) => Start([], arguments);

    public static RunningProcess Start(
        IEnumerable<KeyValuePair<string, string>> environment,
        params IEnumerable<string> arguments
    )
    {
        Checkout.Require(Checkout.Cli, "Build it: dotnet build Ringfence.slnx -c Release");

        // A file that may not grow is then an error like a full disk (EFBIG), where by default the signal ends the process.
        string[] ignoring = ["-c", "trap '' XFSZ; exec \"$@\"", "sh"];
        return RunningProcess.Start("sh", [.. ignoring, "dotnet", "exec", Checkout.Cli, .. arguments], environment);
    }

    /// <summary>Runs a command to its end.</summary>
    public static async Task<(int ExitCode, string Output)> RunAsync(params IEnumerable<string> arguments)
    {
        using var running = Start(arguments);
        var exitCode = await running.ExitAsync();
        return (exitCode, running.Output);
    }

    /// <summary>A token of the development issuer in <paramref name="data"/>.</summary>
    public static async Task<string> TokenAsync(string data, string user, string team, string ttl = "1h")
    {
        var (exitCode, output) = await RunAsync("token", "--user", user, "--team", team, "--ttl", ttl, "--data", data);
        Assert.True(exitCode == 0, output);
        return output.Trim();
    }
}
