namespace Ringfence.Gateway.Callers;

/// <summary>What a request proves its caller with.</summary>
internal enum CredentialKind
{
    /// <summary>A bearer token, in whichever header.</summary>
    Token,

    /// <summary>An AWS signature (<c>Authorization: AWS4-HMAC-SHA256 …</c>).</summary>
    Signature,

    /// <summary>Nothing that could be used; the refusal says why.</summary>
    None,
}
