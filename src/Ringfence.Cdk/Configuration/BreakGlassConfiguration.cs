namespace Ringfence.Cdk.Configuration;

/// <summary>The people of an emergency: names of IAM users of the management account, which the foundation makes.</summary>
/// <param name="Askers">Who may ask for emergency access; at least one.</param>
/// <param name="Approvers">Who may approve it; at least two, none of them an asker.</param>
public sealed record BreakGlassConfiguration(IReadOnlyList<string> Askers, IReadOnlyList<string> Approvers);
