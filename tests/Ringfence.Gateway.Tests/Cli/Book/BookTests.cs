using System.CommandLine;
using System.Text.Json;
using Ringfence.Cli;
using Ringfence.Cli.Audit;
using Ringfence.Cli.Book;
using Ringfence.Controls;

namespace Ringfence.Gateway.Tests.Cli.Book;

public sealed class BookTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("ringfence-").FullName;

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Fact]
    public void The_pages_in_docs_are_what_the_catalogue_says()
    {
        var folder = Path.Combine(Root(), "docs", "controls");
        var pages = DocsCommand.Pages();
        var stale = pages
            .Where(page =>
                !File.Exists(Path.Combine(folder, page.Key))
                || File.ReadAllText(Path.Combine(folder, page.Key)) != page.Value
            )
            .Select(page => page.Key);
        var gone = Directory.EnumerateFiles(folder).Select(file => Path.GetFileName(file)).Except(pages.Keys);

        Assert.Empty(stale.Concat(gone).Select(name => $"{name} is stale: run `ringfence controls docs`"));
    }

    [Fact]
    public async Task List_as_json_has_every_control_with_its_equivalents()
    {
        var (exit, output, _) = await RunAsync("controls", "list", "--format", "json");
        var listed = JsonElement
            .Parse(output)
            .EnumerateArray()
            .ToDictionary(each => each.GetProperty("id").GetString()!);

        Assert.Equal(0, exit);
        Assert.Equal(Catalogue.All.Count, listed.Count);
        var versioning = listed["bucket-has-versioning"].GetProperty("equivalents");
        Assert.Equal("S3_BUCKET_VERSIONING_ENABLED", versioning.GetProperty("guard")[0].GetString());
        Assert.Equal("S3BucketVersioningEnabled", versioning.GetProperty("cdk-nag")[0].GetString());
    }

    [Theory]
    [InlineData("--framework", "hipaa")]
    [InlineData("--service", "s3")]
    [InlineData("--severity", "critical")]
    public async Task A_filter_lists_fewer(string option, string value)
    {
        var (exit, output, _) = await RunAsync("controls", "list", option, value, "--format", "json");
        Assert.Equal(0, exit);
        Assert.InRange(JsonElement.Parse(output).GetArrayLength(), 1, Catalogue.All.Count - 1);
    }

    [Theory]
    [InlineData("controls", "list", "--framework", "nonsense")]
    [InlineData("controls", "show", "bucket-versioning")]
    [InlineData("attest", "bucket-has-versioning", "--statement", "x", "--owner", "y", "--expires", "2999-01-01")]
    [InlineData("attest", "baa", "--statement", "x", "--owner", "y", "--expires", "soon")]
    public async Task Bad_input_names_what_is_allowed(params string[] args)
    {
        var (exit, output, error) = await RunAsync(args);
        Assert.Equal(2, exit);
        Assert.Empty(output);
        Assert.StartsWith("ringfence:", error);
    }

    [Fact]
    public async Task A_statement_turns_its_control_to_Pass_until_its_document_changes()
    {
        var control = Catalogue.All.First(each => each is AttestedControl).Id;
        var (register, document, template) = (At("register.json"), At("baa.txt"), At("t.json"));
        await File.WriteAllTextAsync(document, "executed");
        await File.WriteAllTextAsync(template, """{"Resources":{"B":{"Type":"AWS::S3::Bucket"}}}""");
        string[] audit =
        [
            "audit",
            template,
            "--control",
            control,
            "--all",
            "--format",
            "json",
            "--attestations",
            register,
        ];
        string[] attest =
        [
            "attest",
            control,
            "--statement",
            "It is kept",
            "--owner",
            "j.abara",
            "--expires",
            "2999-01-01",
            "--document",
            document,
            "--attestations",
            register,
        ];

        Assert.Equal(0, (await RunAsync(attest)).Exit);
        var held = JsonElement.Parse((await RunAsync(audit)).Output).GetProperty("findings")[0];
        await File.WriteAllTextAsync(document, "altered");
        var altered = JsonElement.Parse((await RunAsync(audit)).Output).GetProperty("findings")[0];

        Assert.Equal("Pass", held.GetProperty("verdict").GetString());
        Assert.Equal("Fail", altered.GetProperty("verdict").GetString());
        Assert.Contains("is not the document", altered.GetProperty("reason").GetString());
    }

    private string At(string name) => Path.Combine(_folder, name);

    private static string Root()
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (!File.Exists(Path.Combine(folder.FullName, "Ringfence.slnx")))
        {
            folder = folder.Parent!;
        }

        return folder.FullName;
    }

    private static async Task<(int Exit, string Output, string Error)> RunAsync(params string[] args)
    {
        using var output = new StringWriter();
        using var error = new StringWriter();
        var root = new RootCommand("test") { ControlsCommand.Create(), AttestCommand.Create(), AuditCommand.Create() };
        var exit = await CommandLine.RunAsync(
            root,
            args,
            new InvocationConfiguration { Output = output, Error = error }
        );
        return (exit, output.ToString(), error.ToString());
    }
}
