using System.Diagnostics;
using System.Text.Json;
using System.Text.RegularExpressions;
using Ringfence.Controls;
using Ringfence.Posture;
using Ringfence.Tests.House;

namespace Ringfence.Tests.Controls;

/// <summary>The AWS CLI commands that fixes carry, held against botocore's models of the AWS APIs.</summary>
public sealed partial class CommandTests
{
    private static readonly Lazy<IReadOnlyDictionary<string, string>> Commands = new(Collect);

    [Fact]
    public void Every_command_is_one_that_AWS_takes()
    {
        var wrong = Wrong([.. Commands.Value.Keys]);

        Assert.True(
            wrong.Count == 0,
            string.Join("\n", wrong.Select(each => $"{Commands.Value[each.Key]}: {each.Key}\n  {each.Value}"))
        );
    }

    [Fact]
    public void Every_command_that_a_control_says_is_reached_by_a_case()
    {
        var reached = Commands.Value.Keys.SelectMany(Calls).ToHashSet();

        var unreached = Repository
            .Sources("src/Ringfence.Controls")
            .SelectMany(file => Calls(File.ReadAllText(file)).Select(call => $"{Path.GetFileName(file)}: {call}"))
            .Where(each => !reached.Contains(each[(each.IndexOf(": ", StringComparison.Ordinal) + 2)..]))
            .Distinct();

        Assert.Equal("", string.Join("\n", unreached));
    }

    [Theory]
    [InlineData("aws s4 put-bucket-versioning", "no service s4")]
    [InlineData("aws config put-configuration-recorder", "no service config")]
    [InlineData("aws kms rotate-key --key-id ID", "no operation rotate-key")]
    [InlineData("aws kms enable-key-rotation --key ID", "no parameter --key")]
    [InlineData("aws kms enable-key-rotation", "KeyId")]
    [InlineData("aws kms enable-key-rotation --key-id ID --rotation-period-in-days yearly", "RotationPeriodInDays")]
    [InlineData("aws rds modify-db-instance --db-instance-identifier ID --multi-az true", "is a flag")]
    [InlineData(
        "aws lambda update-function-configuration --function-name NAME --tracing-config Mode=On",
        "PassThrough"
    )]
    [InlineData(
        "aws s3api put-bucket-versioning --bucket NAME --versioning-configuration State=Enabled",
        "Unknown parameter in VersioningConfiguration"
    )]
    [InlineData("aws kms enable-key-rotation --key-id ID && aws kms", "not `aws SERVICE OPERATION`")]
    [InlineData("aws sqs set-queue-attributes --queue-url URL --attributes '{\"A\"'", "delimiter")]
    public void A_command_that_AWS_does_not_take_is_found_out(string command, string why) =>
        Assert.Contains(why, Wrong([command])[command], StringComparison.Ordinal);

    // Each command with the control that says it, from every finding of every case.
    private static Dictionary<string, string> Collect()
    {
        var found = new Dictionary<string, string>();
        foreach (var one in ControlCase.Files.SelectMany(ControlCase.Of).Where(one => one.Expected == Outcome.Fail))
        {
            var control = Catalogue.All.Single(each => each.GetType().Name == one.Control);
            foreach (var finding in ControlCase.Audit(control, Paths.WholeTemplate(control, one)).Findings)
            {
                if (finding.Fix?.Cli is { } command)
                {
                    found.TryAdd(command, control.Id);
                }
            }
        }

        return found;
    }

    private static IEnumerable<string> Calls(string text) =>
        Call().Matches(text).Select(match => $"{match.Groups[1].Value} {match.Groups[2].Value}");

    private static Dictionary<string, string> Wrong(IReadOnlyList<string> commands)
    {
        var script = Path.Combine(Repository.Root, "tests", "verifiers", "aws_commands.py");
        var start = new ProcessStartInfo("python3", [script])
        {
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            UseShellExecute = false,
        };
        start.Environment["PYTHONDONTWRITEBYTECODE"] = "1";
        using var process = Process.Start(start)!;
        var error = process.StandardError.ReadToEndAsync();
        var output = process.StandardOutput.ReadToEndAsync();
        process.StandardInput.Write(JsonSerializer.Serialize(commands));
        process.StandardInput.Close();
        process.WaitForExit();
        Assert.True(process.ExitCode == 0, $"python3 with botocore must run (pip install boto3): {error.Result}");
        return JsonSerializer.Deserialize<Dictionary<string, string>>(output.Result)!;
    }

    [GeneratedRegex("aws ([a-z0-9-]+) ([a-z0-9]+(?:-[a-z0-9]+)+)(?: --| &&|\"|$)", RegexOptions.NonBacktracking)]
    private static partial Regex Call();
}
