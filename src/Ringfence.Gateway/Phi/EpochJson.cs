using System.Text.Json.Serialization;

namespace Ringfence.Gateway.Phi;

/// <summary>How the epochs' journal is written and read.</summary>
[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase)]
[JsonSerializable(typeof(EpochChange))]
internal sealed partial class EpochJson : JsonSerializerContext;
