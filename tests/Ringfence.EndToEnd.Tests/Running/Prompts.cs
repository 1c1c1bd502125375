using System.Text.Json;

namespace Ringfence.EndToEnd.Running;

/// <summary>The prompts of <c>tests/clients/prompts.json</c>, which the scripts read too.</summary>
internal static class Prompts
{
    private static readonly Dictionary<string, string> Texts = JsonSerializer.Deserialize<Dictionary<string, string>>(
        File.ReadAllText(Path.Combine(Checkout.Clients, "prompts.json"))
    )!;

    public static string Of(string name, string marker) =>
        Texts[name].Replace("MARKER", marker, StringComparison.Ordinal);
}
