using System.Globalization;
using System.Text.Json.Nodes;
using Ringfence.Posture.Readers;

namespace Ringfence.Tests.Posture.Packs;

/// <summary>A template as plain JSON, for checkers that read no short tags.</summary>
internal static class PlainTemplate
{
    public static string Json(ReadOnlyMemory<byte> template) => Of(Document.Read(template)[0])!.ToJsonString();

    private static JsonNode? Of(Node node) =>
        node.Kind switch
        {
            NodeKind.Text => node.Text,
            NodeKind.Boolean => node.Text == "true",
            NodeKind.Number => decimal.Parse(node.Text, NumberStyles.Float, CultureInfo.InvariantCulture),
            NodeKind.List => new JsonArray([.. node.Items.Select(Of)]),
            NodeKind.Map => new JsonObject(
                node.Members.Select(member => KeyValuePair.Create(member.Name, Of(member.Value)))
            ),
            _ => null,
        };
}
