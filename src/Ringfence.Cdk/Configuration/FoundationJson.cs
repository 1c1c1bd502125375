using System.Text.Json;
using System.Text.Json.Serialization;

namespace Ringfence.Cdk.Configuration;

// What may be left out has a setter, not an init: the generated reader would write over the default of an init.
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
