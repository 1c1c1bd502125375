using System.Text.Json.Nodes;
using Ringfence.Cdk.Tests.Proof;

namespace Ringfence.Cdk.Tests.Emergency;

/// <summary>The document of the synthesized approval desk, with its references written out.</summary>
internal static class Desk
{
    public static JsonNode Document(Synthesis synthesis)
    {
        var (stack, _, body) = Assert.Single(
            synthesis.AllResources,
            each => each.Body["Type"]!.ToString() == "AWS::SSM::Document"
        );
        return Rendered.Of(body["Properties"]!["Content"], stack, synthesis.Templates)!;
    }

    public static JsonNode Step(Synthesis synthesis, string name) =>
        Assert.Single(Document(synthesis)["mainSteps"]!.AsArray(), step => step!["name"]!.ToString() == name)!;
}
