using System.Text.Json;
using System.Text.Json.Serialization;

namespace Ringfence.Cdk.Configuration;

[JsonSerializable(typeof(FoundationConfiguration))]
[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase,
    UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow,
    RespectNullableAnnotations = true,
    RespectRequiredConstructorParameters = true,
    ReadCommentHandling = JsonCommentHandling.Skip,
    AllowTrailingCommas = true
)]
internal sealed partial class FoundationJson : JsonSerializerContext;
