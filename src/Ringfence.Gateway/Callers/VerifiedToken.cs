using Ringfence.Ledger.Entries;

namespace Ringfence.Gateway.Callers;

/// <summary>A token that verified: whose it is, by which keys, and until when that may be relied on without verifying it again.</summary>
/// <param name="Keys">The issuer's keys at the time; once they change, the token is verified anew.</param>
internal sealed record VerifiedToken(Caller Caller, IssuerKeys Issuer, KeySet Keys, DateTimeOffset Until)
{
    public bool Holds(DateTimeOffset now) => now < Until && ReferenceEquals(Issuer.Current(now), Keys);
}
