using System.CommandLine;
using System.Text.Json;
using Ringfence.Cli;
using Ringfence.Cli.Audit;

namespace Ringfence.Gateway.Tests.Cli.Audit;

public sealed class AuditCommandTests : IDisposable
{
    private const string Bad = "Resources:\n  Logs:\n    Type: AWS::S3::Bucket\n";
    private const string Versioned = "    Properties:\n      VersioningConfiguration: {Status: Enabled}\n";
    private const string Control = "bucket-has-versioning";

    private readonly string _folder = Directory.CreateTempSubdirectory("ringfence-").FullName;

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Fact]
    public async Task Help_shows_an_example()
    {
        var (exit, output, _) = await RunAsync("--help");
        Assert.Equal(0, exit);
        Assert.Contains("ringfence audit template.yaml", output);
    }

    [Fact]
    public async Task A_Fail_is_exit_code_1_and_is_said_with_its_place()
    {
        var (exit, output, error) = await RunAsync(Write("t.yaml", Bad), "--control", Control);
        Assert.Equal((1, ""), (exit, error));
        Assert.Contains("t.yaml:2:3 Logs: VersioningConfiguration.Status is absent", output);
        Assert.Contains("1 resources in 1 files: 1 fail", output);
    }

    [Fact]
    public async Task What_passes_is_exit_code_0()
    {
        var (exit, output, _) = await RunAsync(Write("t.yaml", Bad + Versioned), "--control", Control);
        Assert.Equal(0, exit);
        Assert.Contains("0 fail, 0 cannot be told, 1 pass", output);
    }

    [Fact]
    public async Task Json_has_the_form_of_its_schema()
    {
        var (exit, output, _) = await RunAsync(Write("t.yaml", Bad), "--control", Control, "--format", "json");
        var json = JsonElement.Parse(output);
        Assert.Equal(1, exit);
        Assert.Equal("ringfence.audit/1", json.GetProperty("schema").GetString());
        var finding = json.GetProperty("findings")[0];
        var schema = JsonElement.Parse(File.ReadAllText(Schema));
        var known = schema.GetProperty("properties").GetProperty("findings").GetProperty("items");
        foreach (var needed in known.GetProperty("required").EnumerateArray())
        {
            Assert.True(finding.TryGetProperty(needed.GetString()!, out _), $"no {needed}");
        }

        foreach (var member in finding.EnumerateObject())
        {
            Assert.True(
                known.GetProperty("properties").TryGetProperty(member.Name, out _),
                $"{member.Name} is in no schema"
            );
        }

        Assert.Equal("Fail", finding.GetProperty("verdict").GetString());
        Assert.Equal("Logs", finding.GetProperty("resource").GetProperty("logicalId").GetString());
    }

    [Fact]
    public async Task A_file_that_cannot_be_read_is_exit_code_2_and_the_others_are_audited()
    {
        var broken = Write("broken.json", "{\n \"Resources\": {\"A\": {\"Type\": \"AWS::S3::Buck");
        var (exit, output, error) = await RunAsync(broken, Write("t.yaml", Bad), "--control", Control);
        Assert.Equal(2, exit);
        Assert.Contains("broken.json: line 2, column", error);
        Assert.DoesNotContain("   at ", error);
        Assert.Contains("Logs: VersioningConfiguration.Status is absent", output);
    }

    [Theory]
    [InlineData("none.yaml", "none.yaml is no file and no directory")]
    [InlineData("--control=no-such", "--control no-such is no control's id")]
    [InlineData("--framework=cis", "allowed: hipaa, soc2")]
    [InlineData("--out=no/such/folder/audit.json", "there is no folder")]
    public async Task What_cannot_be_used_is_exit_code_2_and_says_what_is_allowed(string argument, string expected)
    {
        var (exit, _, error) = await RunAsync(Write("t.yaml", Bad), argument);
        Assert.Equal(2, exit);
        Assert.Contains(expected, error);
    }

    [Theory]
    [InlineData("low", 1)]
    [InlineData("high", 0)]
    [InlineData("none", 0)]
    public async Task Fail_on_says_from_which_severity(string least, int expected)
    {
        var (exit, _, _) = await RunAsync(Write("t.yaml", Bad), "--control", Control, "--fail-on", least);
        Assert.Equal(expected, exit);
    }

    [Fact]
    public async Task Under_strict_what_cannot_be_told_is_exit_code_1_and_a_parameter_tells_it()
    {
        var file = Write(
            "t.yaml",
            "Parameters: {Status: {Type: String}}\n"
                + Bad
                + "    Properties:\n      VersioningConfiguration: {Status: !Ref Status}\n"
        );
        Assert.Equal(0, (await RunAsync(file, "--control", Control)).Exit);
        Assert.Equal(1, (await RunAsync(file, "--control", Control, "--strict")).Exit);
        var parameters = Write("p.json", """[{"ParameterKey":"Status","ParameterValue":"Suspended"}]""");
        Assert.Equal(1, (await RunAsync(file, "--control", Control, "--parameters", parameters)).Exit);
        Assert.Equal(
            0,
            (await RunAsync(file, "--control", Control, "--strict", "--parameters", "Status=Enabled")).Exit
        );
    }

    [Fact]
    public async Task A_directory_is_walked_and_what_is_no_template_is_passed_over()
    {
        Write("t.yaml", Bad);
        Write("package.json", """{"name":"x"}""");
        Write("values.yaml", "a: {{ .Values.b }}\n");
        var (exit, output, error) = await RunAsync(_folder, "--control", Control);
        Assert.Equal((1, ""), (exit, error));
        Assert.Contains("in 1 files", output);
    }

    [Fact]
    public async Task A_report_is_written_to_a_file()
    {
        var report = Path.Combine(_folder, "audit.sarif");
        var (exit, output, error) = await RunAsync(
            Write("t.yaml", Bad),
            "--control",
            Control,
            "--format",
            "sarif",
            "--out",
            report
        );
        Assert.Equal((1, ""), (exit, output));
        Assert.Contains("Written to", error);
        Assert.Equal("2.1.0", JsonElement.Parse(File.ReadAllText(report)).GetProperty("version").GetString());
    }

    [Fact]
    public async Task The_table_says_a_change_once_for_all_that_need_it()
    {
        const string Three =
            "Resources:\n  A: {Type: AWS::S3::Bucket}\n  B: {Type: AWS::S3::Bucket}\n  C: {Type: AWS::S3::Bucket}\n";
        var file = Write("t.yaml", Three);
        var (_, once, _) = await RunAsync(file, "--control", Control);
        var (_, each, _) = await RunAsync(file, "--control", Control, "--changes", "each");
        var (_, none, _) = await RunAsync(file, "--control", Control, "--changes", "none");

        Assert.Equal(
            (1, 3, 0),
            (Count(once, "Status: Enabled"), Count(each, "Status: Enabled"), Count(none, "Status: Enabled"))
        );
        Assert.Equal((1, 3, 0), (Count(once, "aws s3api"), Count(each, "aws s3api"), Count(none, "aws s3api")));
        Assert.Contains(
            "    Resources:\n      A:\n        Type: AWS::S3::Bucket\n        Properties:\n          VersioningConfiguration:\n            Status: Enabled\n",
            once
        );
        Assert.Contains("    The same for B, C.\n", once);
    }

    [Fact]
    public async Task A_companion_that_several_changes_need_is_printed_once()
    {
        var file = Write(
            "t.yaml",
            "Resources:\n  A: {Type: AWS::SQS::Queue}\n  B: {Type: AWS::SNS::Topic}\n  C: {Type: AWS::SQS::Queue, Properties: {QueueName: c}}\n"
        );
        var (_, output, _) = await RunAsync(file);
        Assert.Contains("above\n", output);
        var made = output
            .Split('\n')
            .Where(line =>
                line.StartsWith("      ", StringComparison.Ordinal) && line.EndsWith("Key:", StringComparison.Ordinal)
            )
            .ToList();
        Assert.NotEmpty(made);
        Assert.Equal(made.Distinct(), made);
    }

    [Fact]
    public async Task What_steers_a_terminal_is_not_passed_on()
    {
        var (_, output, _) = await RunAsync(
            Write("t.json", "{\"Resources\":{\"A\\u001b[2J\":{\"Type\":\"AWS::S3::Bucket\"}}}"),
            "--control",
            Control
        );
        Assert.Contains("A\uFFFD[2J", output);
        Assert.DoesNotContain('\u001b', output);
    }

    [Fact]
    public async Task A_change_of_Claude_Codes_settings_is_JSON_of_their_file()
    {
        var file = Write("managed-settings.json", """{"permissions":{"allow":["Read"]}}""");
        var (_, output, _) = await RunAsync(file, "--control", "transcripts-are-purged");
        Assert.Contains("    {\n      \"cleanupPeriodDays\": 7\n    }\n", output);
        Assert.DoesNotContain("Type:", output);
    }

    [Fact]
    public async Task Where_the_template_needs_a_choice_the_command_stands_alone_and_nothing_is_written()
    {
        var file = Write("t.yaml", "Resources:\n  Password: {Type: AWS::SecretsManager::Secret}\n");
        var (_, table, _) = await RunAsync(file, "--control", "secret-rotates");
        Assert.Contains("    aws secretsmanager rotate-secret --secret-id ARN", table);
        var (_, json, _) = await RunAsync(file, "--control", "secret-rotates", "--format", "json");
        var finding = JsonElement.Parse(json).GetProperty("findings")[0];
        Assert.Equal(JsonValueKind.Null, finding.GetProperty("fix").ValueKind);
        Assert.StartsWith(
            "aws secretsmanager",
            finding.GetProperty("command").GetProperty("cli").GetString(),
            StringComparison.Ordinal
        );
        var copies = Path.Combine(_folder, "fixed");
        var (_, left, _) = await RunAsync(file, "--control", "secret-rotates", "--fix", copies);
        Assert.Contains("no change is known that needs no choice of yours", left);
        Assert.Empty(Directory.Exists(copies) ? Directory.GetFileSystemEntries(copies) : []);
    }

    [Theory]
    [InlineData("--policy", "[1]", "decided.json:1:1: it must be a map; allowed in it: approvedRegions")]
    [InlineData("--policy", """{"complete":"yes"}""", "complete is true or false")]
    [InlineData("--parameters", "12", "it must be a map of values or a list of parameters")]
    [InlineData("--baseline", "[]", "it has no schema and findings of ringfence.audit/1")]
    [InlineData("--baseline", "{", "line 1 is no JSON")]
    [InlineData("--attestations", "{}", "decided.json:1: not a register of attestations (it must be a JSON list")]
    [InlineData("--attestations", """[{"control":1}]""", "$[0].control is not what a statement has there")]
    public async Task A_file_of_another_form_is_exit_code_2_and_says_what_it_must_be(
        string option,
        string text,
        string expected
    )
    {
        var (exit, _, error) = await RunAsync(Write("t.yaml", Bad), option, Write("decided.json", text));
        Assert.Equal(2, exit);
        Assert.Contains(expected, error);
    }

    private static int Count(string text, string part) => text.Split(part).Length - 1;

    private static string Schema
    {
        get
        {
            var folder = new DirectoryInfo(AppContext.BaseDirectory);
            while (!File.Exists(Path.Combine(folder.FullName, "Ringfence.slnx")))
            {
                folder = folder.Parent!;
            }

            return Path.Combine(folder.FullName, "docs/schemas/ringfence.audit-1.schema.json");
        }
    }

    private string Write(string name, string text)
    {
        var path = Path.Combine(_folder, name);
        File.WriteAllText(path, text);
        return path;
    }

    private static async Task<(int Exit, string Output, string Error)> RunAsync(params string[] args)
    {
        using var output = new StringWriter();
        using var error = new StringWriter();
        var exit = await CommandLine.RunAsync(
            new RootCommand { AuditCommand.Create() },
            ["audit", .. args],
            new InvocationConfiguration { Output = output, Error = error }
        );
        return (exit, output.ToString(), error.ToString());
    }
}
