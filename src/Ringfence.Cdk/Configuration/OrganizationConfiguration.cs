namespace Ringfence.Cdk.Configuration;

/// <summary>The organisation in AWS Organizations.</summary>
/// <param name="Id"><c>o-a1b2c3d4e5</c>.</param>
/// <param name="Root">The root that holds all accounts: <c>r-ab12</c>.</param>
public sealed record OrganizationConfiguration(string Id, string Root);
