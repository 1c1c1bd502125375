using System.Text.Json;
using Microsoft.IdentityModel.JsonWebTokens;
using Microsoft.IdentityModel.Protocols.OpenIdConnect;
using Microsoft.IdentityModel.Tokens;

namespace Ringfence.Console.SignIn;

/// <summary>ID tokens to persons: signature, algorithm, issuer, audience, times and nonce first, then the claims.</summary>
internal sealed class IdTokens(OidcOptions options, TimeProvider time)
{
    private static readonly TimeSpan Skew = TimeSpan.FromMinutes(1);
    private static readonly JsonWebTokenHandler Handler = new() { MapInboundClaims = false };

    public async Task<OidcOutcome> ReadAsync(string token, string nonce, OpenIdConnectConfiguration provider)
    {
        var now = time.GetUtcNow().UtcDateTime;
        var result = await Handler.ValidateTokenAsync(
            token,
            new TokenValidationParameters
            {
                ValidIssuer = options.Issuer,
                ValidAudience = options.ClientId,
                ValidAlgorithms = options.AcceptedAlgorithms,
                IssuerSigningKeys = provider.SigningKeys,
                RequireSignedTokens = true,
                RequireExpirationTime = true,
                LifetimeValidator = (from, to, _, _) => to > now - Skew && (from is null || from < now + Skew),
            }
        );
        if (!result.IsValid)
        {
            return new(
                null,
                "The identity provider's token does not verify.",
                result.Exception is SecurityTokenSignatureKeyNotFoundException or SecurityTokenInvalidSignatureException
            );
        }
        var read = (JsonWebToken)result.SecurityToken;
        using var claims = JsonDocument.Parse(Base64UrlEncoder.DecodeBytes(read.EncodedPayload));
        var root = claims.RootElement;
        if (Texts(root, "nonce") is not [var said] || said != nonce)
        {
            return OidcOutcome.No("The identity provider's token belongs to another sign-in.");
        }
        // OpenID Connect Core, 3.1.3.7: a token for several parties says which of them it was issued to.
        if (Texts(root, "azp") is [var party] && party != options.ClientId)
        {
            return OidcOutcome.No("The identity provider's token was issued to another application.");
        }
        return Person(root, read.Subject);
    }

    private OidcOutcome Person(JsonElement claims, string subject)
    {
        if (string.IsNullOrEmpty(subject))
        {
            return OidcOutcome.No("The identity provider's token names nobody.");
        }
        var user = Texts(claims, options.UserClaim) is [var name, ..] ? name : subject;
        return options.Roles.Of(Texts(claims, options.RoleClaim)) is { } role
            ? new(new Person(options.Issuer, subject, user, Texts(claims, options.TeamClaim), role), null)
            : OidcOutcome.No(
                $"{user} has no role in this console. Its administrator gives one at the identity provider."
            );
    }

    // A whole name first: claims like https://example.com/roles have dots of their own.
    private static List<string> Texts(JsonElement claims, string path)
    {
        var at = claims;
        if (!claims.TryGetProperty(path, out at))
        {
            at = claims;
            foreach (var step in path.Split('.'))
            {
                if (at.ValueKind != JsonValueKind.Object || !at.TryGetProperty(step, out at))
                {
                    return [];
                }
            }
        }
        return at.ValueKind switch
        {
            JsonValueKind.String => [at.GetString()!],
            JsonValueKind.Array =>
            [
                .. at.EnumerateArray()
                    .Where(item => item.ValueKind == JsonValueKind.String)
                    .Select(item => item.GetString()!),
            ],
            _ => [],
        };
    }
}
