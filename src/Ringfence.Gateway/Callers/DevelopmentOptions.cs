namespace Ringfence.Gateway.Callers;

/// <summary>The issuer for one machine (section <c>Callers:Development</c>): whoever can read its directory can be anyone.</summary>
internal sealed class DevelopmentOptions
{
    /// <summary>The directory of a <see cref="DevelopmentIssuer"/>; null switches it off.</summary>
    public string? Directory { get; set; }

    /// <summary>Accepts its tokens although the gateway listens on more than loopback.</summary>
    public bool AllowNonLoopback { get; set; }
}
