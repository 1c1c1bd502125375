using System.Collections.Frozen;
using System.Text.Json;
using Microsoft.IdentityModel.JsonWebTokens;
using Microsoft.IdentityModel.Tokens;

namespace Ringfence.Gateway.Callers;

/// <summary>An issuer whose tokens are accepted: header, signature, issuer, audience, times, claims, in this order.</summary>
internal sealed class TrustedIssuer(
    IssuerKeys keys,
    string[] audiences,
    string[] algorithms,
    ClaimMap claims,
    TimeSpan clockSkew,
    TimeProvider time
)
{
    /// <summary>How long a verified token is relied on before it is verified again.</summary>
    private static readonly TimeSpan RememberedFor = TimeSpan.FromMinutes(5);

    private static readonly JsonWebTokenHandler Handler = new();

    private readonly FrozenSet<string> _algorithms = (
        algorithms.Length == 0 ? SigningAlgorithms.All : algorithms
    ).ToFrozenSet();

    public IssuerKeys Keys => keys;

    public async ValueTask<TokenVerdict> VerifyAsync(JsonWebToken token, CancellationToken cancellation)
    {
        if (TokenHeader.Problem(token, _algorithms) is { } problem)
        {
            return TokenVerdict.Refused(problem);
        }
        var set = await keys.GetAsync(cancellation);
        if (set is null)
        {
            return Unverifiable();
        }
        var failure = await SignatureFailureAsync(token, set);
        if (failure is not null && IsOfKeys(failure))
        {
            // The issuer may have changed its keys since: ask it, and try once more if it has.
            var newer = await keys.GetNewerAsync(set, cancellation);
            if (newer is null)
            {
                return Unverifiable();
            }
            if (!ReferenceEquals(newer, set))
            {
                set = newer;
                failure = await SignatureFailureAsync(token, set);
            }
        }
        return failure is null ? Accept(token, set) : TokenVerdict.Refused(Explain(token, failure));
    }

    private async ValueTask<Exception?> SignatureFailureAsync(JsonWebToken token, KeySet set)
    {
        if (set.Find(token.Kid, token.Alg) is not { } key)
        {
            return new SecurityTokenSignatureKeyNotFoundException();
        }
        var result = await Handler.ValidateTokenAsync(
            token,
            new TokenValidationParameters
            {
                IssuerSigningKey = key,
                ValidAlgorithms = _algorithms,
                ValidIssuer = keys.Issuer,
                ValidAudiences = audiences,
                IgnoreTrailingSlashWhenValidatingAudience = false,
                ValidateLifetime = false, // below, by our own clock, and only for tokens that are otherwise good
            }
        );
        return result.IsValid ? null : result.Exception;
    }

    private static bool IsOfKeys(Exception failure) =>
        failure is SecurityTokenSignatureKeyNotFoundException or SecurityTokenInvalidSignatureException;

    private TokenVerdict Accept(JsonWebToken token, KeySet set)
    {
        using var payload = JsonDocument.Parse(Base64UrlEncoder.DecodeBytes(token.EncodedPayload));
        var now = time.GetUtcNow();
        if (TokenTimes.Refusal(payload.RootElement, now, clockSkew, out var expires) is { } refusal)
        {
            return new(null, refusal);
        }
        // RFC 9449 and RFC 8705: a token bound to a key is worth nothing without the proof, which is not verified here.
        if (payload.RootElement.TryGetProperty("cnf", out _))
        {
            return TokenVerdict.Refused(
                "The token is bound to a key of its holder ('cnf'); send a plain bearer token."
            );
        }
        var caller = claims.Read(keys.Issuer, payload.RootElement, out var missing);
        if (caller is null)
        {
            return TokenVerdict.Refused(missing!);
        }
        var until = now + RememberedFor;
        return new(new VerifiedToken(caller, keys, set, expires < until ? expires : until), null);
    }

    private TokenVerdict Unverifiable() =>
        TokenVerdict.Refused(
            $"The keys of the issuer {keys.Issuer} cannot be read at the moment, so its tokens cannot be verified; try again shortly.",
            GatewayError.IssuerUnreachable
        );

    private string Explain(JsonWebToken token, Exception failure) =>
        failure switch
        {
            SecurityTokenSignatureKeyNotFoundException =>
                $"The token is signed by the key '{Shown.Text(token.Kid)}' ({token.Alg}), which {keys.Issuer} does not publish.",
            SecurityTokenInvalidAudienceException =>
                $"The token is for another audience ({Shown.Text(string.Join(", ", token.Audiences))}); it must be for "
                    + $"{string.Join(" or ", audiences)}.",
            SecurityTokenInvalidSignatureException =>
                $"The token's signature does not verify with the keys of {keys.Issuer}.",
            _ => $"The token of {keys.Issuer} does not verify.",
        };
}
