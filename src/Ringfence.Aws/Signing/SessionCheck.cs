namespace Ringfence.Aws.Signing;

/// <summary>Whether the credentials that a signature names exist, are the ones of the token beside it, and still live.</summary>
internal static class SessionCheck
{
    public static SignatureFault? Check(AwsKeys? keys, string? sessionToken, DateTimeOffset now)
    {
        // Not in constant time, which costs microseconds here: the token is no use without the secret, and that is never compared.
        if (keys is null || (keys.SessionToken ?? "") != (sessionToken ?? ""))
        {
            return SignatureFault.UnknownClient();
        }

        return keys.Expires <= now ? SignatureFault.Expired() : null;
    }
}
