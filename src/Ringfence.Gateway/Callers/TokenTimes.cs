using System.Text.Json;

namespace Ringfence.Gateway.Callers;

/// <summary>The times of a token whose signature is good: <c>exp</c> is required, <c>nbf</c> is kept, both within the clock skew.</summary>
internal static class TokenTimes
{
    /// <summary>Why the token is not good now, or null.</summary>
    /// <param name="expires">When it ends, skew not counted.</param>
    public static Refusal? Refusal(JsonElement claims, DateTimeOffset now, TimeSpan skew, out DateTimeOffset expires)
    {
        expires = default;
        if (!claims.TryGetProperty("exp", out var exp) || !TryTime(exp, out expires))
        {
            return new(
                GatewayError.CallerUnknown,
                "The token has no expiry ('exp', seconds since 1970); one that ends is required."
            );
        }
        if (now >= expires + skew)
        {
            return new(
                GatewayError.CallerExpired,
                $"The token expired at {expires:u}; it is {now:u}. Get a new one from its issuer."
            );
        }
        if (!claims.TryGetProperty("nbf", out var nbf))
        {
            return null;
        }
        if (!TryTime(nbf, out var begins))
        {
            return new(GatewayError.CallerUnknown, "The token's 'nbf' is not a number of seconds since 1970.");
        }
        return begins > now + skew
            ? new(GatewayError.CallerUnknown, $"The token is not valid before {begins:u}; it is {now:u}.")
            : null;
    }

    /// <summary>RFC 7519 NumericDate; fractions are allowed. Times beyond 9000 A.D. are no times.</summary>
    private static bool TryTime(JsonElement value, out DateTimeOffset time)
    {
        time = default;
        if (
            value.ValueKind != JsonValueKind.Number
            || !value.TryGetDouble(out var seconds)
            || seconds is not (>= 0 and < 221_845_392_000)
        )
        {
            return false;
        }
        time = DateTimeOffset.UnixEpoch.AddSeconds(seconds);
        return true;
    }
}
