using Microsoft.IdentityModel.JsonWebTokens;

namespace Ringfence.Gateway.Callers;

/// <summary>What a token's header may say, judged before any key is looked at.</summary>
internal static class TokenHeader
{
    private static readonly string[] AcceptedTypes = ["", "JWT", "at+jwt", "application/at+jwt"];

    /// <summary>Why a token with this header is not accepted, or null.</summary>
    public static string? Problem(JsonWebToken token, IReadOnlyCollection<string> algorithms)
    {
        if (token.IsEncrypted)
        {
            return "The token is encrypted; send a signed JWT.";
        }
        if (!algorithms.Contains(token.Alg))
        {
            return $"The token is signed with '{Shown.Text(token.Alg)}'; this issuer's tokens must be signed with one of "
                + $"{string.Join(", ", algorithms)}.";
        }
        // RFC 7515 §4.1.11: an extension that must be understood and is not makes the token invalid.
        if (token.TryGetHeaderValue<object>("crit", out _))
        {
            return "The token's header has 'crit': it demands extensions that the gateway does not know.";
        }
        return AcceptedTypes.Contains(token.Typ ?? "", StringComparer.OrdinalIgnoreCase)
            ? null
            : $"The token is of type '{Shown.Text(token.Typ)}'; 'JWT' or 'at+jwt' was expected.";
    }
}
