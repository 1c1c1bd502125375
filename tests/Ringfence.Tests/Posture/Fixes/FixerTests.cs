using System.Text;
using System.Text.Json.Nodes;
using Ringfence.Posture;
using Ringfence.Posture.Fixes;

namespace Ringfence.Tests.Posture.Fixes;

public sealed class FixerTests
{
    private const string Sam = """
        Transform: AWS::Serverless-2016-10-31
        Resources:
          Table:
            Type: AWS::Serverless::SimpleTable
        """;

    private const string Json = "{\n\t\"Resources\": {\n\t\t\"B\": { \"Type\": \"AWS::S3::Bucket\" }\n\t}\n}\n";

    [Fact]
    public void What_a_serverless_resource_cannot_say_is_explained_and_not_edited()
    {
        var fixes = Run(Sam, out var after);
        Assert.DoesNotContain("DeletionProtectionEnabled", after);
        Assert.Contains(
            fixes.Refused,
            refused =>
                refused.Control == "table-is-protected-from-deletion"
                && refused.Why.Contains("AWS::Serverless::SimpleTable")
        );
    }

    [Fact]
    public void A_loop_is_explained_and_not_edited()
    {
        const string text =
            "Transform: AWS::LanguageExtensions\nResources:\n  Fn::ForEach::Q:\n    - N\n    - [A, B]\n    - Queue${N}:\n        Type: AWS::SQS::Queue\n";
        var fixes = Run(text, out _);
        Assert.Empty(fixes.Files);
        Assert.Contains(fixes.Refused, refused => refused.Why.Contains("expansion"));
    }

    [Fact]
    public void A_value_that_a_parameter_decides_is_left_to_its_author()
    {
        const string text =
            "Parameters:\n  E: {Type: String, Default: 'false'}\nResources:\n  D:\n    Type: AWS::EC2::Volume\n    Properties: {Encrypted: !Ref E, Size: 1, AvailabilityZone: a}\n";
        var fixes = Run(text, out var after);
        Assert.Contains("Encrypted: !Ref E,", after);
        Assert.Contains(fixes.Refused, refused => refused.Why.Contains("intrinsic"));
    }

    [Fact]
    public void A_companion_of_a_conditional_resource_has_its_condition()
    {
        const string text =
            "Parameters:\n  E: {Type: String}\nConditions:\n  Wanted: !Equals [!Ref E, 'yes']\nResources:\n  Q:\n    Type: AWS::S3::Bucket\n    Condition: Wanted\n";
        Run(text, out var after);
        Assert.Equal(
            after.Split('\n').Count(line => line.StartsWith("    Type: ", StringComparison.Ordinal)),
            after.Split('\n').Count(line => line == "    Condition: Wanted")
        );
    }

    [Fact]
    public void Json_under_tabs_stays_json_under_tabs()
    {
        var fixes = Run(Json, out var after);
        Assert.NotEmpty(fixes.Applied);
        Assert.NotNull(JsonNode.Parse(after));
        Assert.StartsWith("{\n\t\"Resources\": {\n\t\t\"B\": {", after);
        Assert.All(after.Split('\n'), line => Assert.False(line.StartsWith(' '), after));
    }

    [Fact]
    public void The_same_input_gives_the_same_copy_and_a_copy_needs_nothing_more()
    {
        var first = Run(Json, out var once);
        Run(Json, out var again);
        Assert.Equal(once, again);
        var second = Run(once, out _);
        Assert.NotEmpty(first.Applied);
        Assert.Empty(second.Applied);
    }

    [Fact]
    public void A_byte_order_mark_and_line_ends_stay()
    {
        var file = Audits.File("\uFEFF" + Json.Replace("\n", "\r\n"));
        var options = new AuditOptions();
        var fixes = Fixer.Run([file], Auditor.Run([file], options), options);
        var bytes = fixes.Files.Single().Content.Span;
        Assert.True(bytes.StartsWith(Encoding.UTF8.Preamble));
        var text = Encoding.UTF8.GetString(bytes);
        Assert.Equal(text.Count(letter => letter == '\n'), text.Split("\r\n").Length - 1);
    }

    [Fact]
    public void The_dead_letters_of_a_fifo_queue_go_to_a_fifo_queue()
    {
        Run("Resources:\n  Q:\n    Type: AWS::SQS::Queue\n    Properties: {FifoQueue: true}\n", out var after);
        Assert.Contains("      FifoQueue: true\n", after[after.IndexOf("QDeadLetters:", StringComparison.Ordinal)..]);
    }

    [Fact]
    public void A_function_stays_in_its_language()
    {
        const string text =
            "Resources:\n  F:\n    Type: AWS::Lambda::Function\n    Properties: {Runtime: nodejs20.x, Handler: a.b, Role: r, Code: {ZipFile: x}}\n";
        Run(text, out var after);
        Assert.Contains("Runtime: \"nodejs24.x\"", after);
    }

    [Fact]
    public void What_is_waived_is_left_alone()
    {
        var file = Audits.File(Json);
        var options = new AuditOptions();
        var run = Auditor.Run([file], options);
        var waived = run with
        {
            Findings = [.. run.Findings.Select(finding => finding with { Verdict = FindingVerdict.Waived })],
        };
        Assert.Empty(Fixer.Run([file], waived, options).Files);
    }

    private static FixRun Run(string text, out string after)
    {
        var file = Audits.File(text);
        var options = new AuditOptions();
        var fixes = Fixer.Run([file], Auditor.Run([file], options), options);
        after = fixes.Files.Count == 0 ? text : Encoding.UTF8.GetString(fixes.Files[0].Content.Span);
        return fixes;
    }
}
