using Microsoft.AspNetCore.Http;

namespace Ringfence.Gateway.Callers;

/// <summary>Callers known by their own AWS signature.</summary>
internal sealed class SignedCallers
{
    private const string SendAToken =
        "The request is signed with AWS keys, and this gateway knows callers by tokens. Give the AWS SDK a bearer token in place of keys: set "
        + "AWS_BEARER_TOKEN_BEDROCK to a token of a configured issuer (JavaScript: token and authSchemePreference ['httpBearerAuth']).";

    public Identified Announce(HttpRequest request) => Identified.Refused(GatewayError.CallerUnknown, SendAToken);

    public Identified Identify(HttpRequest request, ReadOnlySpan<byte> body) =>
        Identified.Refused(GatewayError.CallerUnknown, SendAToken);
}
