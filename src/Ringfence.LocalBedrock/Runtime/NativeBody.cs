using System.Text.Json;
using Ringfence.LocalBedrock.Host;

namespace Ringfence.LocalBedrock.Runtime;

internal static class NativeBody
{
    /// <summary>The model's own JSON.</summary>
    public static JsonElement Read(ApiCall call) =>
        call.Json(() =>
            AwsFault.Validation(
                "Malformed input request: the body is not a JSON object, please reformat your input and try again."
            )
        );
}
