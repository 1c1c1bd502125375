using System.Text.Json.Serialization;
using Ringfence.LocalBedrock.CloudTrail;
using Ringfence.LocalBedrock.Guardrails;
using Ringfence.LocalBedrock.Kms;
using Ringfence.LocalBedrock.Sts;

namespace Ringfence.LocalBedrock.Host;

/// <summary>The shapes of the stand-in's own small files.</summary>
[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase,
    DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull
)]
[JsonSerializable(typeof(AccessKeyFile))]
[JsonSerializable(typeof(Session))]
[JsonSerializable(typeof(DigestChain))]
[JsonSerializable(typeof(DeliveredLog))]
[JsonSerializable(typeof(GuardrailFile))]
[JsonSerializable(typeof(SigningKey))]
[JsonSerializable(typeof(System.Text.Json.Nodes.JsonObject))]
internal sealed partial class StateJson : JsonSerializerContext;
