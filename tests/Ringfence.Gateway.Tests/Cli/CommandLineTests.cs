using System.CommandLine;
using System.Text.Json;
using Ringfence.Cli;
using Ringfence.Cli.Demo;
using Ringfence.Cli.Ledger;
using Ringfence.Cli.Trail;
using Ringfence.Cli.Up;

namespace Ringfence.Gateway.Tests.Cli;

public sealed class CommandLineTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("ringfence-").FullName;

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Theory]
    [InlineData("up")]
    [InlineData("demo")]
    [InlineData("gateway")]
    [InlineData("local-bedrock")]
    [InlineData("token")]
    [InlineData("ledger inspect")]
    [InlineData("ledger prove")]
    [InlineData("ledger verify")]
    [InlineData("trail call")]
    public async Task Every_command_has_help_with_an_example(string command)
    {
        var (exit, output, _) = await RunAsync([.. command.Split(' '), "--help"]);
        Assert.Equal(0, exit);
        Assert.Contains("Example:", output);
        Assert.Contains($"ringfence {command}", output);
    }

    [Theory]
    [InlineData("nonsense")]
    [InlineData("up", "--port", "many")]
    [InlineData("up", "--local", "--aws")]
    [InlineData("token", "--user", "a.okafor")]
    [InlineData("token", "--user", "a", "--team", "t", "--ttl", "soon")]
    [InlineData("ledger", "verify", "no-such-directory")]
    [InlineData("ledger", "prove", "x")]
    [InlineData("trail", "call", "id", "--data", "no-such-directory")]
    [InlineData("gateway", "--config", "no-such-file.json")]
    public async Task Bad_input_is_said_in_words_and_exits_with_2(params string[] args)
    {
        var (exit, output, error) = await RunAsync(args);
        Assert.Equal(2, exit);
        Assert.Empty(output);
        Assert.StartsWith("ringfence:", error);
    }

    [Fact]
    public async Task A_gateway_with_a_wrong_configuration_lists_every_problem_at_once()
    {
        var file = Path.Combine(_folder, "ringfence.json");
        await File.WriteAllTextAsync(
            file,
            """{"Listen":{"Port":70000},"Bedrock":{"Region":"nowhere in particular"}}"""
        );
        var (exit, _, error) = await RunAsync("gateway", "--config", file);
        Assert.Equal(2, exit);
        Assert.Contains("Listen:Port", error);
        Assert.Contains("Bedrock:Region", error);
        Assert.Contains("Recording:Directory", error);
    }

    [Fact]
    public async Task A_configuration_that_is_no_json_is_bad_input()
    {
        var file = Path.Combine(_folder, "ringfence.json");
        await File.WriteAllTextAsync(file, "{ \"Listen\": ");
        var (exit, _, error) = await RunAsync("gateway", "--config", file);
        Assert.Equal(2, exit);
        Assert.Contains("cannot be read", error);
    }

    [Fact]
    public async Task A_token_stands_alone_on_standard_output()
    {
        var (exit, output, error) = await RunAsync(
            "token",
            "--user",
            "a.okafor",
            "--team",
            "oncology",
            "--data",
            _folder
        );
        Assert.Equal(0, exit);
        Assert.Empty(error);
        Assert.Equal(3, output.TrimEnd('\n').Split('.').Length);
        Assert.DoesNotContain('\n', output.TrimEnd('\n'));
    }

    [Fact]
    public async Task A_ledger_that_is_none_is_a_finding_in_the_form_of_its_schema()
    {
        var (exit, output, _) = await RunAsync("ledger", "verify", _folder, "--format", "json");
        Assert.Equal(1, exit);
        using var json = JsonDocument.Parse(output);
        Assert.Equal("ringfence.ledger/1", json.RootElement.GetProperty("schema").GetString());
        Assert.False(json.RootElement.GetProperty("ok").GetBoolean());
        Assert.NotEmpty(json.RootElement.GetProperty("findings").EnumerateArray());
    }

    private static async Task<(int Exit, string Output, string Error)> RunAsync(params string[] args)
    {
        var root = new RootCommand
        {
            UpCommand.Create(),
            DemoCommand.Create(),
            GatewayCommand.Create(),
            LocalBedrockCommand.Create(),
            TokenCommand.Create(),
            LedgerCommand.Create(),
            TrailCommand.Create(),
        };
        using var output = new StringWriter();
        using var error = new StringWriter();
        var exit = await CommandLine.RunAsync(
            root,
            args,
            new InvocationConfiguration { Output = output, Error = error }
        );
        return (exit, output.ToString(), error.ToString());
    }
}
