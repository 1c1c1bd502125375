using System.Text.Json;
using System.Text.Json.Serialization;
using Ringfence.Aws.Calls;

namespace Ringfence.Gateway.Phi.Engines;

/// <summary>What an AWS service's error means for an engine.</summary>
internal static class AwsFaults
{
    /// <exception cref="EngineException">The answer is an error.</exception>
    public static void ThrowIfAny(AwsAnswer answer)
    {
        if (answer.IsSuccess)
        {
            return;
        }

        // Comprehend Medical throttles with status 400; its name alone says so.
        var type = TypeOf(answer);
        var isThrottle =
            type.Contains("TooManyRequests", StringComparison.Ordinal)
            || type.Contains("Throttling", StringComparison.Ordinal);
        throw new EngineException(isThrottle ? EngineFault.Throttled : EngineFaults.Of(answer.Status));
    }

    private static string TypeOf(AwsAnswer answer)
    {
        if (answer.Headers.TryGetValue("x-amzn-ErrorType", out var header))
        {
            return header;
        }
        try
        {
            return JsonSerializer.Deserialize(answer.Body.Span, EngineJson.Default.AwsErrorBody)?.Type ?? "";
        }
        catch (JsonException)
        {
            return "";
        }
    }

    internal sealed record AwsErrorBody([property: JsonPropertyName("__type")] string? Type = null);
}
