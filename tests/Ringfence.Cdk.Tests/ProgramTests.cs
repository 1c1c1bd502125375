using System.Diagnostics;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace Ringfence.Cdk.Tests;

/// <summary>The app as <c>cdk synth</c> starts it.</summary>
public class ProgramTests
{
    [Fact]
    public void A_configuration_that_cannot_be_built_ends_with_2_and_every_problem_on_a_line()
    {
        var folder = Directory.CreateTempSubdirectory("ringfence-cdk-");
        try
        {
            var root = JsonNode.Parse(File.ReadAllText(Checkout.Sample))!;
            root["accounts"]!["logArchive"] = "333344445555";
            root["retention"]!["auditDays"] = 30;
            var file = Path.Combine(folder.FullName, "bad.json");
            File.WriteAllText(file, root.ToJsonString());

            var (code, error) = Run(file, folder.FullName);

            Assert.Equal(2, code);
            var lines = error.Split('\n', StringSplitOptions.RemoveEmptyEntries);
            Assert.Contains(
                lines,
                line =>
                    line.StartsWith(file, StringComparison.Ordinal) && line.Contains("the same account 333344445555")
            );
            Assert.Contains(
                lines,
                line => line.StartsWith(file, StringComparison.Ordinal) && line.Contains("30 is under six years")
            );
            Assert.Empty(Directory.EnumerateFiles(folder.FullName, "*.template.json"));
        }
        finally
        {
            folder.Delete(true);
        }
    }

    [Fact]
    public void The_sample_is_written_where_the_command_line_asks()
    {
        var folder = Directory.CreateTempSubdirectory("ringfence-cdk-");
        try
        {
            Assert.Equal(0, Run(Checkout.Sample, folder.FullName).Code);
            Assert.NotEmpty(Directory.EnumerateFiles(folder.FullName, "*.template.json"));
        }
        finally
        {
            folder.Delete(true);
        }
    }

    // The room's own output, beside that of these tests: artifacts/bin/ROOM/CONFIGURATION.
    private static readonly string App = Path.GetFullPath(
        Path.Combine(
            AppContext.BaseDirectory,
            "..",
            "..",
            "Ringfence.Cdk",
            new DirectoryInfo(AppContext.BaseDirectory).Name,
            "Ringfence.Cdk.dll"
        )
    );

    private static (int Code, string Error) Run(string file, string folder)
    {
        var start = new ProcessStartInfo("dotnet", [App])
        {
            RedirectStandardError = true,
            RedirectStandardOutput = true,
            UseShellExecute = false,
        };
        start.Environment["CDK_OUTDIR"] = folder;
        start.Environment["CDK_CONTEXT_JSON"] = JsonSerializer.Serialize(
            new Dictionary<string, string> { ["foundation"] = file }
        );
        using var process = Process.Start(start)!;
        var output = process.StandardOutput.ReadToEndAsync();
        var error = process.StandardError.ReadToEnd();
        process.WaitForExit();
        _ = output.Result;
        return (process.ExitCode, error);
    }
}
