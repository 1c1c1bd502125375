using System.Text.Json.Serialization;

namespace Ringfence.Gateway.Bedrock;

[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase,
    RespectNullableAnnotations = true,
    RespectRequiredConstructorParameters = true
)]
[JsonSerializable(typeof(ProfilePage))]
internal sealed partial class ProfilePageJson : JsonSerializerContext;
