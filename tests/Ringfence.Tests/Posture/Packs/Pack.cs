using System.Diagnostics;
using System.Text.Json;
using Ringfence.Tests.House;

namespace Ringfence.Tests.Posture.Packs;

/// <summary>Another project's rules over a template: cfn-guard with Control Tower's rules, cdk-nag's HIPAA pack.</summary>
internal static class Pack
{
    /// <summary>What a script of <c>tests/foundation</c> finds, as rule and resource; rules without their pack's name.</summary>
    public static HashSet<(string Rule, string Resource)> Findings(string script, string template)
    {
        using var json = JsonDocument.Parse(Run(script, template));
        return
        [
            .. json
                .RootElement.EnumerateArray()
                .Select(each =>
                    (Rule(each.GetProperty("rule").GetString()!), each.GetProperty("resource").GetString()!)
                ),
        ];
    }

    /// <summary>What a script of <c>tests/foundation</c> prints.</summary>
    public static string Run(string script, string argument)
    {
        var folder = Path.Combine(Repository.Root, "tests", "foundation");
        Assert.True(Directory.Exists(Path.Combine(folder, "node_modules")), $"run ./test.sh, or npm ci in {folder}");
        using var process = Process.Start(
            new ProcessStartInfo("node", [Path.Combine(folder, script), argument])
            {
                RedirectStandardOutput = true,
                RedirectStandardError = true,
                UseShellExecute = false,
            }
        )!;
        var error = process.StandardError.ReadToEndAsync(TestContext.Current.CancellationToken);
        var output = process.StandardOutput.ReadToEnd();
        process.WaitForExit();
        Assert.True(process.ExitCode == 0, $"{script} ended with {process.ExitCode}: {error.Result}");
        return output;
    }

    // "HIPAA.Security-S3BucketLoggingEnabled" and "HIPAA.Security-IAMNoInlinePolicy[…]": the rule alone.
    private static string Rule(string id)
    {
        const string pack = "HIPAA.Security-";
        var name = id.StartsWith(pack, StringComparison.Ordinal) ? id[pack.Length..] : id;
        var bracket = name.IndexOf('[', StringComparison.Ordinal);
        return bracket < 0 ? name : name[..bracket];
    }
}
