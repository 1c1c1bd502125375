namespace Ringfence.Aws.Signing;

/// <summary>Why AWS refuses a signature.</summary>
public enum SignatureError
{
    /// <summary>There is no signature at all.</summary>
    MissingAuthenticationToken,

    /// <summary>A part of the signature is missing or malformed.</summary>
    IncompleteSignature,

    /// <summary>The signature does not match, has the wrong scope, or its time is out of bounds.</summary>
    InvalidSignature,

    /// <summary>The access key is unknown, or its session token is not the one that belongs to it.</summary>
    UnrecognizedClient,

    /// <summary>The session has ended.</summary>
    ExpiredToken,
}
