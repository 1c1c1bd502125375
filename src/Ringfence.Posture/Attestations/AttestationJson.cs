using System.Text.Json.Serialization;

namespace Ringfence.Posture.Attestations;

[JsonSourceGenerationOptions(
    WriteIndented = true,
    PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase,
    UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow
)]
[JsonSerializable(typeof(List<Attestation>))]
internal sealed partial class AttestationJson : JsonSerializerContext;
