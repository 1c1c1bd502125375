namespace Ringfence.Cdk.Configuration;

/// <summary>One account in which PHI is worked on.</summary>
/// <param name="Name"><c>production</c>.</param>
/// <param name="Account">Twelve digits.</param>
/// <param name="Network">Its VPC.</param>
/// <param name="Gateway">The gateway that stands in it.</param>
/// <param name="Applications">The applications that ask models.</param>
public sealed record WorkloadConfiguration(
    string Name,
    string Account,
    NetworkConfiguration Network,
    GatewayConfiguration Gateway,
    IReadOnlyList<ApplicationConfiguration> Applications
);
