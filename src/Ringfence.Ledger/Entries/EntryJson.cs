using System.Text.Json.Serialization;

namespace Ringfence.Ledger.Entries;

/// <summary>How entries are read: by the records themselves, whose member names are the field names.</summary>
[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase,
    RespectNullableAnnotations = true,
    RespectRequiredConstructorParameters = true,
    GenerationMode = JsonSourceGenerationMode.Metadata
)]
[JsonSerializable(typeof(InferenceAsked))]
[JsonSerializable(typeof(InferenceAnswered))]
[JsonSerializable(typeof(EpochChanged))]
[JsonSerializable(typeof(PackSealed))]
[JsonSerializable(typeof(SubjectErased))]
[JsonSerializable(typeof(ContentViewed))]
[JsonSerializable(typeof(ConsoleUsed))]
internal sealed partial class EntryJson : JsonSerializerContext;
