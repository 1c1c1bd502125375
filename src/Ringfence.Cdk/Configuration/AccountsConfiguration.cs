namespace Ringfence.Cdk.Configuration;

/// <summary>The accounts that are there once, by their twelve digits.</summary>
/// <param name="Management">The organisation's management account. It holds policies and the trail, and no data.</param>
/// <param name="LogArchive">Where audit records go, and nobody works.</param>
public sealed record AccountsConfiguration(string Management, string LogArchive);
