using System.Text.Json.Nodes;
using Amazon.CDK;
using Constructs;

namespace Ringfence.Cdk.Tests;

/// <summary>A stack of a few lines around one construct, synthesized by itself.</summary>
internal sealed class SmallStack : IDisposable
{
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("ringfence-cdk-");

    private SmallStack(Action<Stack> build, bool aspect)
    {
        var app = new App(new AppProps { Outdir = _folder.FullName });
        var stack = new Stack(
            app,
            "small",
            new StackProps
            {
                Env = new Amazon.CDK.Environment { Account = "333344445555", Region = "us-east-1" },
                AnalyticsReporting = false,
            }
        );
        build(stack);
        if (aspect)
        {
            Aspects.Of(app).Add(new RingfencedAspect());
        }

        app.Synth();
        Path = System.IO.Path.Combine(_folder.FullName, "small.template.json");
        Template = JsonNode.Parse(File.ReadAllText(Path))!.AsObject();
    }

    public string Path { get; }

    public JsonObject Template { get; }

    /// <summary>The only resource of a type.</summary>
    public JsonObject One(string type) =>
        Assert
            .Single(Template["Resources"]!.AsObject(), pair => pair.Value!["Type"]!.ToString() == type)
            .Value!.AsObject();

    /// <summary>Builds and synthesizes.</summary>
    public static SmallStack Of(Action<Stack> build, bool aspect = true) => new(build, aspect);

    public void Dispose() => _folder.Delete(true);
}
