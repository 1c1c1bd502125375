namespace Ringfence.Gateway.Phi;

/// <summary>What kind of object or array a member stands in.</summary>
internal enum BodyScope
{
    /// <summary>The protocol's own structure: member names are the protocol's.</summary>
    Structure,

    /// <summary>A tool's input or result: anybody's JSON, member names included.</summary>
    Free,

    /// <summary>A JSON schema: its words are left, its examples and descriptions judged.</summary>
    Schema,

    /// <summary>Request metadata.</summary>
    Metadata,

    /// <summary>A source whose data is text.</summary>
    TextSource,

    /// <summary>A source whose bytes are text in base64.</summary>
    EncodedTextSource,

    /// <summary>A source whose data is an image or a binary document.</summary>
    BinarySource,

    /// <summary>The model's reasoning.</summary>
    Reasoning,
}
