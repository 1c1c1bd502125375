using System.Diagnostics;
using System.Text.Json;
using System.Text.Json.Nodes;
using Ringfence.Cdk.Backup;

namespace Ringfence.Cdk.Tests;

/// <summary>What somebody types in the room's folder: <c>npx cdk synth</c>; and the app that it starts.</summary>
[Collection(nameof(Synthesis))]
public class ProgramTests(Synthesis synthesis)
{
    private static readonly string Room = Path.GetDirectoryName(Checkout.Sample)!;

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

    [Fact]
    public void Npx_cdk_synth_writes_every_stack()
    {
        InFolder(folder =>
        {
            var (code, said) = Run("npx", ["cdk", "synth", "-q", "-o", folder], Room);

            Assert.True(code == 0, said);
            Assert.Equal(
                RecoveryRunbook.Of(synthesis.Configuration),
                File.ReadAllText(Path.Combine(folder, RecoveryRunbook.File))
            );
            Assert.Equal(
                synthesis.Files.Select(Path.GetFileName),
                Directory
                    .EnumerateFiles(folder, "*.template.json")
                    .Select(Path.GetFileName)
                    .Order(StringComparer.Ordinal)
            );
            Assert.All(
                synthesis.Files,
                file =>
                    Assert.True(
                        JsonNode.DeepEquals(Comparable(file), Comparable(Path.Combine(folder, Path.GetFileName(file)))),
                        $"{Path.GetFileName(file)} is another than the one these tests judge"
                    )
            );
        });
    }

    // The command line of the CDK ends with 1 whatever its app ended with, and says what that was.
    [Fact]
    public void Npx_cdk_synth_shows_every_problem_of_a_configuration()
    {
        InFolder(folder =>
        {
            var file = Bad(folder);

            var (code, said) = Run("npx", ["cdk", "synth", "-q", "-o", folder, "-c", $"foundation={file}"], Room);

            Assert.NotEqual(0, code);
            Assert.Equal(Problems(file), Lines(said, file));
            Assert.Contains("exited with error 2", said);
            Assert.Empty(Directory.EnumerateFiles(folder, "*.template.json"));
        });
    }

    [Fact]
    public void The_app_ends_with_2_and_every_problem_on_a_line()
    {
        InFolder(folder =>
        {
            var file = Bad(folder);

            var (code, said) = Run(
                "dotnet",
                [App],
                folder,
                ("CDK_OUTDIR", folder),
                ("CDK_CONTEXT_JSON", JsonSerializer.Serialize(new Dictionary<string, string> { ["foundation"] = file }))
            );

            Assert.Equal(2, code);
            Assert.Equal(Problems(file), Lines(said, file));
            Assert.Empty(Directory.EnumerateFiles(folder, "*.template.json"));
        });
    }

    // The five that the foundation must refuse, in one file.
    private static string Bad(string folder)
    {
        var root = JsonNode.Parse(File.ReadAllText(Checkout.Sample))!;
        root["accounts"]!["logArchive"] = "333344445555";
        root["workloads"]![0]!["network"]!["cidr"] = "10.80.0.0/16";
        root["regions"]!["allowed"]!.AsArray().Add("ap-east-1");
        root["models"]!.AsArray().Add("anthropic.claude-sonet-4-6");
        root["retention"]!["auditDays"] = 365;
        var file = Path.Combine(folder, "bad.json");
        File.WriteAllText(file, root.ToJsonString());
        return file;
    }

    private static string[] Problems(string file) =>
        [
            $"{file}: accounts.logArchive and workloads.production.account: the same account 333344445555",
            $"{file}: models: 'anthropic.claude-sonet-4-6' is not known",
            $"{file}: regions: 'ap-east-1' has no Amazon Bedrock",
            $"{file}: retention.auditDays: 365 is under six years",
            $"{file}: workloads.production.network.cidr: 10.80.0.0/16 overlaps 10.80.0.0/16 of reservedNetworks",
        ];

    // Each up to where it says what is allowed.
    private static IEnumerable<string> Lines(string said, string file) =>
        said.Split('\n')
            .Where(line => line.StartsWith(file, StringComparison.Ordinal))
            .Select(line => line.Split(';')[0])
            .Order(StringComparer.Ordinal);

    // The command line adds each resource's place in the tree of constructs; our own metadata stays.
    private static JsonNode Comparable(string file)
    {
        var template = JsonNode.Parse(File.ReadAllText(file))!;
        template["Resources"]!.AsObject().Remove("CDKMetadata");
        foreach (var (_, resource) in template["Resources"]!.AsObject())
        {
            if (resource!["Metadata"] is JsonObject metadata)
            {
                foreach (
                    var key in metadata
                        .Select(each => each.Key)
                        .Where(key => key.StartsWith("aws:", StringComparison.Ordinal))
                        .ToList()
                )
                {
                    metadata.Remove(key);
                }

                if (metadata.Count == 0)
                {
                    resource.AsObject().Remove("Metadata");
                }
            }
        }

        return template;
    }

    private static void InFolder(Action<string> what)
    {
        var folder = Directory.CreateTempSubdirectory("ringfence-cdk-");
        try
        {
            what(folder.FullName);
        }
        finally
        {
            folder.Delete(true);
        }
    }

    private static (int Code, string Said) Run(
        string program,
        string[] arguments,
        string where,
        params (string Name, string Value)[] environment
    )
    {
        var start = new ProcessStartInfo(program, arguments)
        {
            WorkingDirectory = where,
            RedirectStandardError = true,
            RedirectStandardOutput = true,
            UseShellExecute = false,
        };
        foreach (var (name, value) in environment)
        {
            start.Environment[name] = value;
        }

        // A compiler's node that stays behind would hold these pipes open.
        start.Environment["MSBUILDDISABLENODEREUSE"] = "1";
        using var process = Process.Start(start)!;
        var output = process.StandardOutput.ReadToEndAsync();
        var error = process.StandardError.ReadToEnd();
        process.WaitForExit();
        return (process.ExitCode, output.Result + error);
    }
}
