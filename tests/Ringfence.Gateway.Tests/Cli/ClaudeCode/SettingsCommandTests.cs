using System.CommandLine;
using System.Text.Json;
using Ringfence.Cli;
using Ringfence.Cli.ClaudeCode;
using Ringfence.Controls;
using Ringfence.Controls.Facts;

namespace Ringfence.Gateway.Tests.Cli.ClaudeCode;

public sealed class SettingsCommandTests : IDisposable
{
    private const string Type = "Ringfence::ClaudeCode::ManagedSettings";
    private readonly string _folder = Directory.CreateTempSubdirectory("ringfence-").FullName;

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Theory]
    [InlineData("--phi-path", "/mnt/phi")]
    [InlineData("--door", "messages", "--telemetry", "https://otel.example.org")]
    [InlineData(
        "--phi-path",
        @"C:\phi",
        "--phi-path",
        "~/notes",
        "--model",
        "sonnet",
        "--key-helper",
        "/usr/bin/token",
        "--geography",
        "us"
    )]
    public async Task Every_control_of_Claude_Code_passes_the_file(params string[] options)
    {
        var file = Path.Combine(_folder, "managed-settings.json");

        var (exit, output, _) = await RunAsync([.. Gateway, .. options, "--out", file]);

        Assert.Equal(0, exit);
        Assert.Empty(output);
        using var json = JsonDocument.Parse(await File.ReadAllTextAsync(file));
        var settings = PropertyValue.Of(json.RootElement);
        var resource = new Resource("managed-settings", Type, new SourcePlace(file, 1, 1), () => settings);
        _ = new Estate([new Template(file, [resource])]);
        var verdicts = Catalogue.ByType[Type].Select(control => (control.Id, control.Check(resource))).ToList();
        Assert.True(verdicts.Count >= 9, $"{verdicts.Count} controls judge the file");
        Assert.All(verdicts, verdict => Assert.True(verdict.Item2.Outcome == Outcome.Pass, $"{verdict}"));
    }

    [Fact]
    public async Task Without_a_file_the_settings_stand_on_standard_output_alone()
    {
        var (exit, output, error) = await RunAsync([.. Gateway, "--phi-path", "/mnt/phi/"]);

        Assert.Equal((0, ""), (exit, error));
        using var json = JsonDocument.Parse(output);
        var deny = json.RootElement.GetProperty("permissions").GetProperty("deny");
        Assert.Contains("Read(//mnt/phi/**)", deny.EnumerateArray().Select(rule => rule.GetString()));
        Assert.Contains("Edit(//mnt/phi/**)", deny.EnumerateArray().Select(rule => rule.GetString()));
    }

    [Theory]
    [InlineData("/mnt/phi", "//mnt/phi/**")]
    [InlineData("//mnt/phi", "//mnt/phi/**")]
    [InlineData("~/phi", "~/phi/**")]
    [InlineData("records", "./records/**")]
    [InlineData(@"D:\phi\export", "//d/phi/export/**")]
    [InlineData("./**/phi/**", "./**/phi/**")]
    public void A_path_is_written_as_permission_rules_take_it(string path, string rule) =>
        Assert.Equal([$"Read({rule})", $"Edit({rule})"], DeniedPath.Rules(path));

    [Theory]
    [InlineData("--gateway", "http://gateway.example.org")]
    [InlineData("--gateway", "gateway")]
    [InlineData("--gateway", "https://gateway.example.org", "--cleanup-days", "0")]
    [InlineData("--gateway", "https://gateway.example.org", "--phi-path", "a(b)")]
    [InlineData("--gateway", "https://gateway.example.org", "--door", "window")]
    public async Task Bad_input_is_said_in_words_and_exits_with_2(params string[] options)
    {
        var (exit, output, error) = await RunAsync(["settings", .. options]);

        Assert.Equal(2, exit);
        Assert.Empty(output);
        Assert.StartsWith("ringfence:", error);
    }

    private static string[] Gateway => ["settings", "--gateway", "https://gateway.example.org"];

    private static async Task<(int Exit, string Output, string Error)> RunAsync(string[] args)
    {
        using var output = new StringWriter();
        using var error = new StringWriter();
        var exit = await CommandLine.RunAsync(
            new RootCommand("Ringfence") { ClaudeCodeCommand.Create() },
            ["claude-code", .. args],
            new InvocationConfiguration { Output = output, Error = error }
        );
        return (exit, output.ToString(), error.ToString());
    }
}
