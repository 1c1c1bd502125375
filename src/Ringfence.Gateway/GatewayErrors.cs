using System.Collections.Frozen;

namespace Ringfence.Gateway;

/// <summary>The one table behind <see cref="GatewayError"/>.</summary>
internal static class GatewayErrors
{
    /// <param name="Status">HTTP status given to the caller (an upstream's own status is passed on in its place).</param>
    /// <param name="Fault">Whose fault: none, caller, gateway, upstream.</param>
    /// <param name="AwsType">The AWS exception type; each door turns it into its protocol's own.</param>
    internal sealed record Row(int Status, string Fault, string AwsType);

    private static readonly FrozenDictionary<GatewayError, Row> Table = new Dictionary<GatewayError, Row>
    {
        [GatewayError.None] = new(200, "none", ""),
        [GatewayError.RequestInvalid] = new(400, "caller", "ValidationException"),
        [GatewayError.RouteUnknown] = new(404, "caller", "UnknownOperationException"),
        [GatewayError.DoorClosed] = new(403, "caller", "AccessDeniedException"),
        [GatewayError.BodyTooLarge] = new(413, "caller", "ValidationException"),
        [GatewayError.CallerUnknown] = new(401, "caller", "UnrecognizedClientException"),
        [GatewayError.CallerExpired] = new(401, "caller", "ExpiredTokenException"),
        [GatewayError.IssuerUnreachable] = new(503, "gateway", "ServiceUnavailableException"),
        [GatewayError.ModelNotAllowed] = new(403, "caller", "AccessDeniedException"),
        [GatewayError.ModelUnknown] = new(404, "caller", "ResourceNotFoundException"),
        [GatewayError.QuotaSpent] = new(429, "caller", "ThrottlingException"),
        [GatewayError.RedactionFailed] = new(500, "gateway", "InternalServerException"),
        [GatewayError.IdentifiersRefused] = new(400, "caller", "ValidationException"),
        [GatewayError.RecordNotDurable] = new(503, "gateway", "ServiceUnavailableException"),
        [GatewayError.Draining] = new(503, "gateway", "ServiceUnavailableException"),
        [GatewayError.SessionRefused] = new(503, "gateway", "ServiceUnavailableException"),
        [GatewayError.UpstreamRefused] = new(502, "upstream", "InternalServerException"),
        [GatewayError.UpstreamUnreachable] = new(503, "upstream", "ServiceUnavailableException"),
        [GatewayError.UpstreamTimedOut] = new(504, "upstream", "ModelTimeoutException"),
        [GatewayError.StreamIdle] = new(504, "upstream", "ModelTimeoutException"),
        [GatewayError.CallTooLong] = new(504, "upstream", "ModelTimeoutException"),
        [GatewayError.StreamBroken] = new(502, "upstream", "ModelStreamErrorException"),
        [GatewayError.CallerGone] = new(499, "caller", ""),
        [GatewayError.Internal] = new(500, "gateway", "InternalServerException"),
    }.ToFrozenDictionary();

    public static Row Of(GatewayError error) => Table[error];
}
