namespace Ringfence.Gateway;

/// <summary>Why a call did not simply succeed. One table (<see cref="GatewayErrors"/>) says whose fault each is and what the caller is told.</summary>
public enum GatewayError
{
    /// <summary>The call succeeded.</summary>
    None,

    /// <summary>The request could not be understood: malformed JSON, broken UTF-8, wrong content type, a field that is not allowed.</summary>
    RequestInvalid,

    /// <summary>No such door or operation: routing denies by default.</summary>
    RouteUnknown,

    /// <summary>Another way to a model, which the gateway does not govern and so keeps shut.</summary>
    DoorClosed,

    /// <summary>The body is larger than <c>Limits:MaxBodyBytes</c>.</summary>
    BodyTooLarge,

    /// <summary>No credential, or one that does not verify.</summary>
    CallerUnknown,

    /// <summary>A credential that verified, and is past its expiry.</summary>
    CallerExpired,

    /// <summary>The issuer's keys cannot be read, so its tokens cannot be verified: fail closed, and worth trying again.</summary>
    IssuerUnreachable,

    /// <summary>The model, or a region that its profile may run in, is not allowed for this caller.</summary>
    ModelNotAllowed,

    /// <summary>No alias or model of that name is known to policy.</summary>
    ModelUnknown,

    /// <summary>A request or token budget is spent.</summary>
    QuotaSpent,

    /// <summary>A PHI detector failed: the request is not sent.</summary>
    RedactionFailed,

    /// <summary>The prompt holds identifiers, or what may hold some and cannot be read, and policy sends none.</summary>
    IdentifiersRefused,

    /// <summary>The record could not be made durable: the request is not sent, or its answer is not completed.</summary>
    RecordNotDurable,

    /// <summary>The gateway is draining for shutdown.</summary>
    Draining,

    /// <summary>No AWS credentials for the caller's session: AssumeRole failed.</summary>
    SessionRefused,

    /// <summary>Bedrock answered with an error.</summary>
    UpstreamRefused,

    /// <summary>Bedrock could not be reached, or closed before it answered.</summary>
    UpstreamUnreachable,

    /// <summary>Bedrock did not begin to answer within <c>Limits:Timeouts:FirstByte</c>.</summary>
    UpstreamTimedOut,

    /// <summary>Bedrock's answer was silent for <c>Limits:Timeouts:Idle</c>.</summary>
    StreamIdle,

    /// <summary>The call took longer than <c>Limits:Timeouts:Whole</c>.</summary>
    CallTooLong,

    /// <summary>Bedrock's stream ended before its end marker, or was malformed.</summary>
    StreamBroken,

    /// <summary>The caller left before the end.</summary>
    CallerGone,

    /// <summary>A defect of the gateway itself.</summary>
    Internal,
}
