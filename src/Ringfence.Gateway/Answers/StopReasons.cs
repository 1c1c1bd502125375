using System.Text.Json;

namespace Ringfence.Gateway.Answers;

/// <summary>The words models stop with. The common ones cost no allocation; any other is kept, shortened.</summary>
internal static class StopReasons
{
    private const int MaxLength = 64;

    private static readonly string[] Common =
    [
        "end_turn",
        "tool_use",
        "max_tokens",
        "stop_sequence",
        "guardrail_intervened",
        "content_filtered",
        "FINISH",
        "stop",
    ];

    public static string Text(ref Utf8JsonReader reader)
    {
        foreach (var word in Common)
        {
            if (reader.ValueTextEquals(word))
            {
                return word;
            }
        }
        var text = reader.GetString() ?? "";
        return text.Length <= MaxLength ? text : text[..MaxLength];
    }
}
