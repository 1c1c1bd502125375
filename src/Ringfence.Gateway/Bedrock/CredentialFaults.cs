using System.Net;
using Ringfence.Aws.Bedrock;

namespace Ringfence.Gateway.Bedrock;

/// <summary>AWS's answers that speak of the gateway's own signature or session, never of the caller's rights (<c>AccessDeniedException</c>).</summary>
internal static class CredentialFaults
{
    /// <summary>The fault's exception type; null when the answer is something else, and passes.</summary>
    public static string? Of(HttpResponseMessage response)
    {
        if (
            response.StatusCode != HttpStatusCode.Forbidden
            || !response.Headers.NonValidated.TryGetValues("x-amzn-ErrorType", out var types)
        )
        {
            return null;
        }

        var type = BedrockError.Parse(types.ToString(), []).Type;
        return
            type
                is "UnrecognizedClientException"
                    or "InvalidSignatureException"
                    or "IncompleteSignatureException"
                    or "MissingAuthenticationTokenException"
                    or "ExpiredTokenException"
            ? type
            : null;
    }
}
