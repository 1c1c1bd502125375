namespace Ringfence.Gateway.Quotas;

/// <summary>Whose account: a user of an issuer, or (with no issuer) a team.</summary>
internal readonly record struct AccountKey(string Issuer, string Name)
{
    public bool IsTeam => Issuer.Length == 0;
}
