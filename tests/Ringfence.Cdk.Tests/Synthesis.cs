using System.Diagnostics;
using System.Text.Json.Nodes;
using Amazon.CDK;
using Ringfence.Cdk.Configuration;
using Ringfence.Cdk.Tests.Proof;

namespace Ringfence.Cdk.Tests;

/// <summary>The sample foundation, synthesized once for all tests of a run.</summary>
public sealed class Synthesis : IDisposable
{
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("ringfence-cdk-");

    public Synthesis()
    {
        Configuration = FoundationFile.Read(Checkout.Sample);
        var app = new App(new AppProps { Outdir = _folder.FullName, Context = CommandLineContext() });
        var watch = Stopwatch.StartNew();
        Aspect = Foundation.Compose(app, Configuration);
        app.Synth();
        Took = watch.Elapsed;
        Files = [.. Directory.EnumerateFiles(_folder.FullName, "*.template.json").Order(StringComparer.Ordinal)];
        Templates = Files.ToDictionary(
            file => Path.GetFileName(file)[..^".template.json".Length],
            file => JsonNode.Parse(File.ReadAllText(file))!.AsObject()
        );
    }

    /// <summary>The sample.</summary>
    public FoundationConfiguration Configuration { get; }

    /// <summary>The aspect over it.</summary>
    public RingfencedAspect Aspect { get; }

    /// <summary>How long composing and synthesizing took.</summary>
    public TimeSpan Took { get; }

    /// <summary>The cloud assembly.</summary>
    public string Folder => _folder.FullName;

    /// <summary>The templates' paths, in order.</summary>
    public IReadOnlyList<string> Files { get; }

    /// <summary>The templates, by their stacks' names.</summary>
    public IReadOnlyDictionary<string, JsonObject> Templates { get; }

    /// <summary>Every resource: stack, logical id, body.</summary>
    public IEnumerable<(string Stack, string Id, JsonObject Body)> AllResources =>
        Templates.SelectMany(pair =>
            pair.Value["Resources"]!.AsObject().Select(resource => (pair.Key, resource.Key, resource.Value!.AsObject()))
        );

    /// <summary>The one bucket of a name.</summary>
    public (string Stack, string Id, JsonObject Body) Bucket(string name) =>
        Assert.Single(AllResources, each => each.Body["Properties"]?["BucketName"]?.ToString() == name);

    /// <summary>The policy of a bucket, its references written out.</summary>
    public JsonNode BucketPolicy(string stack, string id) =>
        Rendered.Of(
            Assert
                .Single(
                    AllResources,
                    each =>
                        each.Stack == stack
                        && each.Body["Type"]!.ToString() == "AWS::S3::BucketPolicy"
                        && each.Body["Properties"]!["Bucket"]!["Ref"]?.ToString() == id
                )
                .Body["Properties"]!["PolicyDocument"],
            stack,
            Templates
        )!;

    public void Dispose() => _folder.Delete(true);

    // What the CDK's command line hands on to the app: the templates that are judged are those that are deployed.
    private static Dictionary<string, object> CommandLineContext() =>
        JsonNode.Parse(File.ReadAllText(Path.Combine(Path.GetDirectoryName(Checkout.Sample)!, "cdk.json")))!["context"]!
            .AsObject()
            .ToDictionary(each => each.Key, each => (object)each.Value!.GetValue<bool>());
}

[CollectionDefinition(nameof(Synthesis))]
public sealed class SynthesisCollection : ICollectionFixture<Synthesis>;
