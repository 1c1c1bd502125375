namespace Ringfence.Gateway.Phi;

/// <summary>What a string of a body is, by where it stands.</summary>
internal enum FieldRole
{
    /// <summary>Somebody's words.</summary>
    Text,

    /// <summary>A value that its member's name explains (<c>"mrn": "…"</c>): judged with that name before it. Any member that is not known is one.</summary>
    Named,

    /// <summary>A word of the protocol, such as a role or an id: left alone while it is one word, else judged as text.</summary>
    Word,

    /// <summary>A value of request metadata, which takes only some characters.</summary>
    Metadata,

    /// <summary>An image or a document in base64.</summary>
    Attachment,

    /// <summary>A document in base64 that is text.</summary>
    TextAttachment,

    /// <summary>A reference to an attachment that lies elsewhere (S3): left as it is, and counted as an attachment.</summary>
    Reference,

    /// <summary>The model's reasoning, which its signature covers: judged in prompts, left in answers.</summary>
    Reasoning,

    /// <summary>A signature or sealed bytes: left alone while they are base64, else judged as text.</summary>
    Sealed,
}
