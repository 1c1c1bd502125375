using Ringfence.Controls.Facts;

namespace Ringfence.Controls.Gateway;

/// <summary>Tells the log group of an LLM gateway.</summary>
internal static class GatewayLog
{
    private static readonly string[] Names = ["llmgateway", "aigateway", "bedrockgateway", "modelgateway", "ringfence"];

    /// <summary>By the tag <c>purpose: gateway-log</c>, or by a name or id that says so (an API gateway's does not).</summary>
    public static bool Is(Resource group) =>
        group["Tags[Key=purpose].Value"].IsLike("gateway-log").IsYes
        || Says(group.LogicalId)
        || Says(group["LogGroupName"].Text);

    private static bool Says(string text)
    {
        var letters = string.Concat(text.Where(char.IsAsciiLetter));
        return Array.Exists(Names, name => letters.Contains(name, StringComparison.OrdinalIgnoreCase));
    }
}
