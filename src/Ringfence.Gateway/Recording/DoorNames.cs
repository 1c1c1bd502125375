using Ringfence.Gateway.Doors;

namespace Ringfence.Gateway.Recording;

/// <summary>Doors as entries and metrics name them.</summary>
internal static class DoorNames
{
    public static string Of(Door door) =>
        door switch
        {
            Door.Bedrock => "bedrock",
            Door.Anthropic => "anthropic",
            Door.OpenAi => "openai",
            _ => throw new ArgumentOutOfRangeException(nameof(door)),
        };
}
