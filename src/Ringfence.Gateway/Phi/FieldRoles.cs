using System.Collections.Frozen;

namespace Ringfence.Gateway.Phi;

/// <summary>
/// The one table of what a member of a body is. It names what may be left alone; whatever it does not name is judged as text, so that a
/// field which is new to the gateway cannot carry an identifier past it.
/// </summary>
internal static class FieldRoles
{
    private static readonly FrozenSet<string>.AlternateLookup<ReadOnlySpan<char>> Words = Set(
        "anthropic_beta anthropic_version cache_control completionReason effort embedding_types finish_reason format guardrailIdentifier"
            + " guardrailVersion id input_type latency media_type model object outputScope qualifiers role schemaVersion service_tier source"
            + " status stop_reason stopReason streamProcessingMode toolUseId tool_call_id tool_use_id trace truncate ttl type"
    );

    private static readonly FrozenSet<string>.AlternateLookup<ReadOnlySpan<char>> Texts = Set(
        "completion content context generation inputText message messages outputText prompt system text texts title"
    );

    private static readonly FrozenSet<string>.AlternateLookup<ReadOnlySpan<char>> Attachments = Set(
        "bytes image images inputImage maskImage"
    );

    private static readonly FrozenSet<string>.AlternateLookup<ReadOnlySpan<char>> Examples = Set(
        "$comment const default description enum example examples title"
    );

    private static readonly FrozenSet<string>.AlternateLookup<ReadOnlySpan<char>> Schemas = Set(
        "inputSchema input_schema parameters schema"
    );

    /// <summary>What a string is.</summary>
    /// <param name="scope">What it stands in.</param>
    /// <param name="holder">The name under which the object around it stands; the list's where it is an element of one.</param>
    /// <param name="name">Its own name; the list's where it is an element of one.</param>
    public static FieldRole Of(BodyScope scope, ReadOnlySpan<char> holder, ReadOnlySpan<char> name) =>
        scope switch
        {
            BodyScope.Free => FieldRole.Named,
            BodyScope.Metadata => FieldRole.Metadata,
            BodyScope.Schema => Examples.Contains(name) ? FieldRole.Text : FieldRole.Word,
            BodyScope.Reasoning when name is "text" => FieldRole.Reasoning,
            BodyScope.TextSource when name is "data" => FieldRole.Text,
            BodyScope.BinarySource when name is "data" or "bytes" => FieldRole.Attachment,
            BodyScope.BinarySource when name is "url" or "file_id" => FieldRole.Reference,
            BodyScope.EncodedTextSource when name is "bytes" => FieldRole.TextAttachment,
            _ => OfStructure(holder, name),
        };

    /// <summary>What an object or array under a name is a scope of. Sources need a look inside and are not decided here.</summary>
    public static BodyScope Inside(BodyScope scope, ReadOnlySpan<char> name, int depth) =>
        scope switch
        {
            BodyScope.Free or BodyScope.Metadata or BodyScope.Reasoning => scope,
            BodyScope.Schema => name is "default" or "examples" or "example" or "const" ? BodyScope.Free : scope,
            _ when name is "json" || (name is "input" && depth > 1) => BodyScope.Free,
            _ when Schemas.Contains(name) => BodyScope.Schema,
            _ when name is "requestMetadata" => BodyScope.Metadata,
            _ when name is "reasoningContent" => BodyScope.Reasoning,
            _ => BodyScope.Structure,
        };

    private static FieldRole OfStructure(ReadOnlySpan<char> holder, ReadOnlySpan<char> name) =>
        Texts.Contains(name) ? FieldRole.Text
        : Words.Contains(name) ? FieldRole.Word
        : name is "name"
            ? holder is "document" or "messages" ? FieldRole.Text
                : FieldRole.Word
        : name is "thinking" ? FieldRole.Reasoning
        : name is "signature" or "redactedContent" or "data" ? FieldRole.Sealed
        : name is "uri" ? FieldRole.Reference
        : name is "url" && holder is "image_url" ? FieldRole.Attachment
        : Attachments.Contains(name) ? FieldRole.Attachment
        : FieldRole.Named;

    private static FrozenSet<string>.AlternateLookup<ReadOnlySpan<char>> Set(string names) =>
        names.Split(' ').ToFrozenSet(StringComparer.Ordinal).GetAlternateLookup<ReadOnlySpan<char>>();
}
