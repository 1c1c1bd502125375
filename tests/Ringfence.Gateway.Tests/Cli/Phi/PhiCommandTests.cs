using System.CommandLine;
using System.Text;
using System.Text.Json;
using Ringfence.Cli;
using Ringfence.Cli.Phi;

namespace Ringfence.Gateway.Tests.Cli.Phi;

public sealed class PhiCommandTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("ringfence-").FullName;

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Theory]
    [InlineData("phi scan")]
    [InlineData("phi redact")]
    [InlineData("phi evaluate")]
    public async Task Every_command_has_help_with_an_example(string command)
    {
        var (exit, output, _) = await RunAsync([.. command.Split(' '), "--help"]);
        Assert.Equal(0, exit);
        Assert.Contains($"ringfence {command}", output);
    }

    [Fact]
    public async Task A_line_is_a_document_with_its_id_and_offsets_in_code_units()
    {
        var file = Write(
            "notes.jsonl",
            """{"id":"a-1","text":"😀 seen by Dr. Okafor"}""",
            """{"id":7,"text":"Nothing."}""",
            "",
            """{"text":"MRN: SG-920311"}"""
        );
        var (exit, output, error) = await RunAsync("phi", "scan", file, "--format", "jsonl");
        var lines = output
            .Split('\n', StringSplitOptions.RemoveEmptyEntries)
            .Select(line => JsonElement.Parse(line))
            .ToList();
        Assert.Equal(1, exit);
        Assert.Empty(error);
        Assert.Equal(["a-1", "7", "4"], lines.Select(line => line.GetProperty("id").GetString()));
        Assert.Equal([1, 0, 1], lines.Select(line => line.GetProperty("spans").GetArrayLength()));
        var span = lines[0].GetProperty("spans")[0];
        Assert.Equal(
            ["start", "end", "type", "score", "why"],
            span.EnumerateObject().Select(property => property.Name)
        );
        Assert.Equal((15, 21), (span.GetProperty("start").GetInt32(), span.GetProperty("end").GetInt32()));
        Assert.Equal("NAME", span.GetProperty("type").GetString());
        Assert.InRange(span.GetProperty("score").GetDouble(), 0.5, 1);
    }

    [Fact]
    public async Task Json_gives_offsets_in_bytes_too()
    {
        const string text = "é😀 seen by Dr. Okafor";
        var file = Write("note.txt", text);
        var (_, output, _) = await RunAsync("phi", "scan", file, "--format", "json");
        var line = JsonElement.Parse(output);
        Assert.Equal(file, line.GetProperty("id").GetString());
        var span = line.GetProperty("spans")[0];
        var bytes = Encoding.UTF8.GetBytes(text);
        Assert.Equal(
            "Okafor",
            Encoding.UTF8.GetString(
                bytes[span.GetProperty("startByte").GetInt32()..span.GetProperty("endByte").GetInt32()]
            )
        );
        Assert.Equal("Okafor", text[span.GetProperty("start").GetInt32()..span.GetProperty("end").GetInt32()]);
    }

    [Theory]
    [InlineData("{\"id\":\"x\",\"text\":")]
    [InlineData("{\"id\":\"x\"}")]
    [InlineData("{\"id\":\"x\",\"text\":null}")]
    [InlineData("{\"id\":\"x\",\"text\":12}")]
    [InlineData("[\"text\"]")]
    [InlineData("Dr. Okafor called")]
    public async Task A_broken_line_is_told_by_its_number_and_the_others_are_done(string broken)
    {
        var file = Write(
            "notes.jsonl",
            """{"id":"1","text":"Dr. Okafor"}""",
            broken,
            """{"id":"3","text":"Dr. Okafor"}"""
        );
        var (exit, output, error) = await RunAsync("phi", "scan", file, "--format", "jsonl");
        Assert.Equal(2, exit);
        Assert.Equal(2, output.Split('\n', StringSplitOptions.RemoveEmptyEntries).Length);
        Assert.Contains("line 2", error);
        Assert.DoesNotContain("Okafor", error);
    }

    [Fact]
    public async Task A_missing_file_is_told_and_the_others_are_done()
    {
        var file = Write("note.txt", "Dr. Okafor called.");
        var (exit, output, error) = await RunAsync("phi", "redact", Path.Combine(_folder, "none.txt"), file);
        Assert.Equal(2, exit);
        Assert.Contains("none.txt does not exist", error);
        Assert.Equal("Dr. [NAME] called.", output);
    }

    [Fact]
    public async Task A_line_of_ten_million_characters_is_a_document_like_any_other()
    {
        var text =
            string.Concat(Enumerable.Repeat("The patient went home on foot and was well again. ", 200_000))
            + "Dr. Okafor";
        var file = Write("long.jsonl", JsonSerializer.Serialize(new { id = "long", text }));
        var (exit, output, _) = await RunAsync("phi", "scan", file, "--format", "jsonl");
        Assert.Equal(1, exit);
        var span = JsonElement.Parse(output).GetProperty("spans")[0];
        Assert.Equal(text.Length, span.GetProperty("end").GetInt32());
    }

    [Fact]
    public async Task Evaluate_prints_what_it_measured_as_json()
    {
        var file = Write(
            "gold.jsonl",
            """{"id":"1","text":"Dr. Okafor called.","spans":[{"start":4,"end":10,"type":"NAME"}]}""",
            """{"id":"2","text":"No one called.","spans":[]}"""
        );
        var (exit, output, _) = await RunAsync("phi", "evaluate", "--gold", file, "--format", "json");
        var result = JsonElement.Parse(output);
        Assert.Equal(0, exit);
        Assert.Equal("ringfence.phi-evaluate/1", result.GetProperty("schema").GetString());
        Assert.Equal(1, result.GetProperty("fullRecall").GetDouble());
        Assert.Equal(0, result.GetProperty("falsePositives").GetInt32());
        Assert.Equal(1, result.GetProperty("kinds").GetProperty("NAME").GetProperty("entities").GetInt32());
    }

    private string Write(string name, params string[] lines)
    {
        var path = Path.Combine(_folder, name);
        File.WriteAllText(
            path,
            string.Join('\n', lines)
                + (lines.Length > 1 || !name.EndsWith(".txt", StringComparison.Ordinal) ? "\n" : "")
        );
        return path;
    }

    private static async Task<(int Exit, string Output, string Error)> RunAsync(params string[] args)
    {
        using var output = new StringWriter();
        using var error = new StringWriter();
        var exit = await CommandLine.RunAsync(
            new RootCommand { PhiCommand.Create() },
            args,
            new InvocationConfiguration { Output = output, Error = error }
        );
        return (exit, output.ToString(), error.ToString());
    }
}
