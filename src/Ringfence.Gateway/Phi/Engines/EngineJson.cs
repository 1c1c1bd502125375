using System.Text.Json;
using System.Text.Json.Serialization;
using System.Text.Json.Serialization.Metadata;

namespace Ringfence.Gateway.Phi.Engines;

/// <summary>The engines' requests and answers; members that are not read are left out. Absent required members are an error.</summary>
[JsonSourceGenerationOptions(
    RespectRequiredConstructorParameters = true,
    RespectNullableAnnotations = true,
    DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull
)]
[JsonSerializable(typeof(ComprehendMedical.DetectPhi))]
[JsonSerializable(typeof(ComprehendMedical.DetectPhiAnswer))]
[JsonSerializable(typeof(BedrockGuardrail.ApplyGuardrail))]
[JsonSerializable(typeof(BedrockGuardrail.ApplyGuardrailAnswer))]
[JsonSerializable(typeof(PresidioAnalyzer.Analyze))]
[JsonSerializable(typeof(IReadOnlyList<PresidioAnalyzer.Analyzed>))]
[JsonSerializable(typeof(AwsFaults.AwsErrorBody))]
internal sealed partial class EngineJson : JsonSerializerContext
{
    /// <summary>An answer.</summary>
    /// <exception cref="EngineException">It is not what the interface says.</exception>
    public static T Read<T>(ReadOnlySpan<byte> json, JsonTypeInfo<T> type)
    {
        try
        {
            return JsonSerializer.Deserialize(json, type) ?? throw new EngineException(EngineFault.Malformed);
        }
        catch (JsonException)
        {
            // Without its cause, whose message has a piece of the answer.
            throw new EngineException(EngineFault.Malformed);
        }
    }
}
