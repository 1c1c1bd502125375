using System.Diagnostics;
using System.Text.Json;

namespace Ringfence.Cdk.Tests.Checkers;

/// <summary>Independent checkers, each in its own process.</summary>
internal static class Checker
{
    private static readonly JsonSerializerOptions Names = new(JsonSerializerDefaults.Web);

    /// <summary>A script of <c>tests/foundation</c> over templates.</summary>
    public static IReadOnlyList<Judged> Node(string script, IEnumerable<string> templates)
    {
        var folder = Path.Combine(Checkout.Root, "tests", "foundation");
        Assert.True(Directory.Exists(Path.Combine(folder, "node_modules")), $"run ./test.sh, or npm ci in {folder}");
        var (output, error, code) = Run("node", [Path.Combine(folder, script), .. templates]);
        Assert.True(code == 0, $"{script} ended with {code}: {error}");
        return JsonSerializer.Deserialize<List<Judged>>(output, Names)!;
    }

    /// <summary>cfn-lint over templates.</summary>
    public static IReadOnlyList<Judged> CfnLint(IEnumerable<string> templates)
    {
        var (output, error, code) = Run("cfn-lint", ["--format", "json", "--", .. templates]);
        Assert.True(code is 0 or 2 or 4 or 6 or 8 or 10 or 12 or 14, $"cfn-lint ended with {code}: {error}");
        using var matches = JsonDocument.Parse(output.Length == 0 ? "[]" : output);
        return
        [
            .. matches
                .RootElement.EnumerateArray()
                .Select(match => new Judged(
                    Path.GetFileName(match.GetProperty("Filename").GetString()!),
                    match.GetProperty("Rule").GetProperty("Id").GetString()!,
                    string.Join(
                        '/',
                        match
                            .GetProperty("Location")
                            .GetProperty("Path")
                            .EnumerateArray()
                            .Select(step => step.ToString())
                    ),
                    match.GetProperty("Message").GetString()!
                )),
        ];
    }

    private static (string Output, string Error, int Code) Run(string program, IEnumerable<string> arguments)
    {
        var start = new ProcessStartInfo(program, arguments)
        {
            RedirectStandardOutput = true,
            UseShellExecute = false,
            RedirectStandardError = true,
        };
        using var process = Process.Start(start)!;
        var error = process.StandardError.ReadToEndAsync();
        var output = process.StandardOutput.ReadToEnd();
        process.WaitForExit();
        return (output, error.Result, process.ExitCode);
    }
}
