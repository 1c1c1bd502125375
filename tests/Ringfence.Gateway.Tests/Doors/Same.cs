using System.Text.Json;
using System.Text.Json.Nodes;

namespace Ringfence.Gateway.Tests.Doors;

/// <summary>JSON compared by what it says; a failure shows both sides.</summary>
internal static class Same
{
    private static readonly JsonSerializerOptions Indented = new() { WriteIndented = true };

    public static void Json(string expected, string actual)
    {
        var left = JsonNode.Parse(expected);
        var right = JsonNode.Parse(actual);
        if (!JsonNode.DeepEquals(left, right))
        {
            Assert.Equal(left!.ToJsonString(Indented), right!.ToJsonString(Indented));
        }
    }
}
