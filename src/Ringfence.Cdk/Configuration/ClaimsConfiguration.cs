namespace Ringfence.Cdk.Configuration;

/// <summary>Where an issuer's tokens say who somebody is: names of claims, dotted where they are nested.</summary>
public sealed record ClaimsConfiguration
{
    /// <summary>The claim that holds the user, as CloudTrail shall name them.</summary>
    public string User { get; set; } = "sub";

    /// <summary>The claim that holds the team.</summary>
    public string Team { get; set; } = "team";

    /// <summary>The claim that holds the roles.</summary>
    public string Roles { get; set; } = "roles";
}
