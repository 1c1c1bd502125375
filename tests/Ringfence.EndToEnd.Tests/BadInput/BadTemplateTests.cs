using System.Text;
using System.Text.Json;
using Ringfence.EndToEnd.Running;

namespace Ringfence.EndToEnd.BadInput;

/// <summary>
/// Files that no template is, beside one that is: exit code 2 with file, line and reason, no stack trace, and the good
/// one audited. Each process may have no more memory for objects than <see cref="Heap"/>, so what is not bounded ends it.
/// </summary>
public sealed class BadTemplateTests : IDisposable
{
    private const long Heap = 384L << 20;

    private readonly ScratchDirectory _folder = new();

    private static Dictionary<string, (string Text, string Expected)> Broken { get; } =
        new()
        {
            ["truncated.json"] = (
                "{\"Resources\": {\n  \"A\": {\"Type\": \"AWS::S3::Bu",
                "line 2, column 29: the JSON ends before"
            ),
            ["comma.json"] = (
                "{\"Resources\": {\n  \"A\": {\"Type\": \"AWS::S3::Bucket\"},\n}}",
                "line 3, column 1: no valid JSON here"
            ),
            ["indent.yaml"] = ("Resources:\n  A:\n    Type: AWS::S3::Bucket\n   Properties: {}\n", "line 4"),
            ["binary.json"] = ("{\n\0\u0001\u0002", "line 2, column 1: holds a NUL byte"),
            ["conditions.yaml"] = (
                "Conditions:\n  A: !Condition B\n  B: !Not [!Condition A]\nResources:\n  Q: {Type: 'AWS::SQS::Queue', Condition: A}\n",
                "line 2, column 3: condition A refers to itself"
            ),
            ["circle.yaml"] = (
                "Resources:\n  A: {Type: 'AWS::SQS::Queue', Properties: {QueueName: !GetAtt B.QueueName}}\n  B: {Type: 'AWS::SQS::Queue', DependsOn: A}\n",
                "line 2, column 3: resources wait for each other in a circle: A → B → A"
            ),
            ["untyped.yaml"] = (
                "Resources:\n  A: {Type: 'AWS::SQS::Queue'}\n  B: {Properties: {}}\n",
                "line 3, column 3: resource B has no Type"
            ),
            ["deep.json"] = (new string('[', 5_000_000), "line 1, column 1: nests deeper than 200 levels"),
            ["laughs.yaml"] = (Laughs(), "once its aliases are followed"),
            ["ladder.yaml"] = (Ladder(), "nests deeper than 1,000 levels once its aliases are followed"),
            ["loops.yaml"] = (Loops(), "line 11, column 11: Fn::ForEach::C makes more than 200,000 values"),
        };

    public static TheoryData<string> Names => [.. Broken.Keys];

    [Theory]
    [MemberData(nameof(Names))]
    public async Task A_broken_file_is_told_with_its_line_and_the_others_are_audited(string name)
    {
        var (text, expected) = Broken[name];
        await File.WriteAllTextAsync(_folder.In(name), text);

        var output = await AuditAsync(exitCode: 2, _folder.In(name));

        Assert.Contains($"{name}: ", output);
        Assert.Contains(expected, output);
    }

    [Theory]
    [InlineData(
        "json",
        "{\"Resources\": {\"A\": {\"Type\": \"AWS::S3::Bucket\", \"Properties\": {\"BucketName\": \"",
        "\"}}}}"
    )]
    [InlineData("yaml", "Resources:\n  A:\n    Type: AWS::S3::Bucket\n    # ", "\n")]
    [InlineData("bin", "\u007fELF", "")]
    public async Task A_file_of_a_hundred_megabytes_is_refused_unread(string kind, string head, string tail)
    {
        var large = _folder.In($"large.{kind}");
        await WriteAsync(large, head, 'x', 100 << 20, tail);

        Assert.Contains("is 100 MB; at most 64 MB are read", await AuditAsync(exitCode: 2, large));
    }

    [Fact]
    public async Task A_hundred_megabytes_met_in_a_directory_are_told_too()
    {
        await WriteAsync(_folder.In("all", "large.json"), "{\"Resources\": {\"A\": \"", 'x', 100 << 20, "\"}}");

        Assert.Contains("large.json: is 100 MB", await AuditAsync(exitCode: 2, _folder.In("all")));
    }

    [Theory]
    [InlineData('1', "has more than 3,000,000 values")]
    [InlineData('[', "nests deeper than 200 levels")]
    [InlineData('{', "no valid JSON here")]
    public async Task What_is_just_small_enough_to_be_read_is_bounded_too(char filling, string expected)
    {
        var many = _folder.In("many.json");
        await WriteAsync(
            many,
            filling == '1' ? "{\"Resources\": [0" : "{\"Resources\": [",
            filling,
            60 << 20,
            "]}",
            comma: filling == '1'
        );

        Assert.Contains(expected, await AuditAsync(exitCode: 2, many));
    }

    [Fact]
    public async Task Sixty_megabytes_of_one_text_are_audited()
    {
        var wide = _folder.In("wide.json");
        await WriteAsync(
            wide,
            "{\"Description\": \"",
            'x',
            60 << 20,
            "\", \"Resources\": {\"Wide\": {\"Type\": \"AWS::SQS::Queue\"}}}"
        );

        Assert.Contains("\"Wide\"", await AuditAsync(exitCode: 1, wide));
    }

    [Fact]
    public async Task Types_that_nobody_knows_are_told_and_their_neighbours_audited()
    {
        var odd = _folder.In("odd.yaml");
        await File.WriteAllTextAsync(
            odd,
            "Resources:\n  A: {Type: 'AWS::Nowhere::Thing', Properties: {Encrypted: !Ref B}}\n  C: {Type: 'Custom::Ünder', Properties: [1]}\n  B: {Type: 'AWS::SQS::Queue'}\n"
        );

        var output = await AuditAsync(exitCode: 1, odd);

        Assert.Contains("\"logicalId\": \"B\"", output);
        Assert.Contains("The service of AWS::Nowhere::Thing was not on the list", output);
    }

    [Fact]
    public async Task A_pipe_that_never_ends_is_read_no_further_than_the_limit() =>
        Assert.Contains("is larger; at most 64 MB are read", await AuditAsync(exitCode: 2, "/dev/zero"));

    [Fact]
    public async Task A_chain_of_conditions_as_long_as_a_file_allows_is_followed()
    {
        var chain = new StringBuilder("{\"Parameters\": {\"P\": {\"Type\": \"String\"}}, \"Conditions\": {");
        for (var at = 0; at < 200_000; at++)
        {
            chain.Append($"\"C{at}\": {{\"Condition\": \"C{at + 1}\"}}, ");
        }

        chain.Append("\"C200000\": {\"Fn::Equals\": [{\"Ref\": \"P\"}, \"x\"]}}, ");
        chain.Append("\"Resources\": {\"Last\": {\"Type\": \"AWS::SQS::Queue\", \"Condition\": \"C0\"}}}");
        await File.WriteAllTextAsync(_folder.In("chain.json"), chain.ToString());

        Assert.Contains("\"Last\"", await AuditAsync(exitCode: 1, _folder.In("chain.json")));
    }

    [Fact]
    public async Task Texts_that_double_each_other_end()
    {
        var doubling = new StringBuilder(
            "Resources:\n  S0: {Type: 'AWS::SSM::Parameter', Properties: {Type: String, Value: xxxxxxxx}}\n"
        );
        for (var at = 1; at < 400; at++)
        {
            doubling.Append(
                $"  S{at}: {{Type: 'AWS::SSM::Parameter', Properties: {{Type: String, Value: !Join ['', [!GetAtt S{at - 1}.Value, !GetAtt S{at - 1}.Value]]}}}}\n"
            );
        }

        doubling.Append(
            "  B: {Type: 'AWS::S3::Bucket', Properties: {VersioningConfiguration: {Status: !GetAtt S399.Value}}}\n"
        );
        await File.WriteAllTextAsync(_folder.In("doubling.yaml"), doubling.ToString());

        Assert.Contains("grows too long", await AuditAsync(exitCode: 1, _folder.In("doubling.yaml")));
    }

    [Fact]
    public async Task An_assembly_that_names_itself_as_its_stages_ends()
    {
        Directory.CreateDirectory(_folder.In("cdk.out"));
        await File.WriteAllTextAsync(
            _folder.In("cdk.out", "manifest.json"),
            """
            {"version":"36.0.0","artifacts":{
              "S":{"type":"aws:cloudformation:stack","properties":{"templateFile":"S.json"}},
              "A":{"type":"cdk:cloud-assembly","properties":{"directoryName":"."}},
              "B":{"type":"cdk:cloud-assembly","properties":{"directoryName":"./."}}}}
            """
        );
        await File.WriteAllTextAsync(
            _folder.In("cdk.out", "S.json"),
            """{"Resources":{"Only":{"Type":"AWS::SQS::Queue"}}}"""
        );

        Assert.Contains("\"Only\"", await AuditAsync(exitCode: 1, _folder.In("cdk.out")));
    }

    public void Dispose() => _folder.Dispose();

    // Standard output and error together; the good file beside the bad is found in it.
    private async Task<string> AuditAsync(int exitCode, string path)
    {
        var good = _folder.In("good.yaml");
        await File.WriteAllTextAsync(good, "Resources:\n  Good: {Type: 'AWS::SQS::Queue'}\n");
        using var running = Cli.Start(
            [new("DOTNET_GCHeapHardLimit", $"0x{Heap:X}"), new("DOTNET_gcServer", "0")],
            "audit",
            path,
            good,
            "--format",
            "json"
        );

        var ended = await running.ExitAsync();

        Assert.True(ended == exitCode, $"exit code {ended}: {running.Tail}");
        Assert.DoesNotContain("   at ", running.Output);
        Assert.DoesNotContain("Unhandled", running.Output);
        var json = running.Output[running.Output.IndexOf("{\n", StringComparison.Ordinal)..];
        using var report = JsonDocument.Parse(json[..(json.LastIndexOf("\n}", StringComparison.Ordinal) + 2)]);
        Assert.Contains(
            report.RootElement.GetProperty("findings").EnumerateArray(),
            finding =>
                finding.GetProperty("resource") is { ValueKind: JsonValueKind.Object } resource
                && resource.GetProperty("logicalId").GetString() == "Good"
        );
        return running.Output;
    }

    private static async Task WriteAsync(
        string path,
        string head,
        char filling,
        int length,
        string tail,
        bool comma = false
    )
    {
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        await using var file = new StreamWriter(path, append: false, new UTF8Encoding(false));
        await file.WriteAsync(head);
        var block = comma ? string.Concat(Enumerable.Repeat($",{filling}", 1 << 15)) : new string(filling, 1 << 16);
        for (var written = 0; written < length; written += block.Length)
        {
            await file.WriteAsync(block);
        }

        await file.WriteAsync(tail);
    }

    private static string Laughs()
    {
        var bomb = new StringBuilder("a0: &a0 [x, x, x, x, x, x, x, x, x, x]\n");
        for (var at = 1; at < 12; at++)
        {
            bomb.Append($"a{at}: &a{at} [{string.Join(", ", Enumerable.Repeat($"*a{at - 1}", 10))}]\n");
        }

        return $"{bomb}Resources: {{}}\n";
    }

    // Few values, each alias two hundred levels deeper than the last.
    private static string Ladder()
    {
        var (open, close) = (new string('[', 190), new string(']', 190));
        var ladder = new StringBuilder("a0: &a0 x\n");
        for (var at = 1; at < 90; at++)
        {
            ladder.Append($"a{at}: &a{at} {open}*a{at - 1}{close}\n");
        }

        return $"{ladder}Resources: {{A: {{Type: 'AWS::SQS::Queue', Properties: {{QueueName: *a89}}}}}}\n";
    }

    private static string Loops()
    {
        var items = string.Join(", ", Enumerable.Range(0, 100).Select(at => $"x{at}"));
        return $$"""
            Transform: AWS::LanguageExtensions
            Parameters:
              L: {Type: CommaDelimitedList, Default: '{{items}}'}
            Resources:
              Fn::ForEach::A:
                - A
                - !Ref L
                - Fn::ForEach::B:
                    - B
                    - !Ref L
                    - Fn::ForEach::C:
                        - C
                        - !Ref L
                        - Q${A}${B}${C}: {Type: 'AWS::SQS::Queue'}

            """;
    }
}
