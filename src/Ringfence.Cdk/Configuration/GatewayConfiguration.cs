namespace Ringfence.Cdk.Configuration;

/// <summary>The gateway of a workload.</summary>
/// <param name="Image">Its container image, by digest.</param>
/// <param name="Certificate">ARN of the ACM certificate of its load balancer.</param>
/// <param name="TlsSecret">ARN of the secret with the tasks' own certificate, under the workload's PHI key: JSON with <c>certificate</c> and <c>key</c>, PEM each.</param>
/// <param name="Issuer">The OpenID issuer whose tokens it accepts.</param>
/// <param name="Callers">The networks that may reach its load balancer.</param>
/// <param name="Teams">Which team may use which of the foundation's models; a team that is not named uses none.</param>
public sealed record GatewayConfiguration(
    string Image,
    string Certificate,
    string TlsSecret,
    string Issuer,
    IReadOnlyList<string> Callers,
    IReadOnlyDictionary<string, IReadOnlyList<string>> Teams
)
{
    /// <summary>Where the issuer's tokens say who somebody is.</summary>
    public ClaimsConfiguration Claims { get; set; } = new();

    /// <summary>How many tasks always run, each with a ledger of its own: 2 to 10.</summary>
    public int Cells { get; set; } = 2;

    /// <summary>How many run at most, when the load asks for them: <see cref="Cells"/> to 10.</summary>
    /// <value>Null: as many as <see cref="Cells"/>.</value>
    public int? MostCells { get; set; }
}
