using System.Text.Json.Serialization;
using Ringfence.Console.Live;

namespace Ringfence.Console.Calls;

[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase)]
[JsonSerializable(typeof(LiveCall))]
internal sealed partial class LiveCallJson : JsonSerializerContext;
