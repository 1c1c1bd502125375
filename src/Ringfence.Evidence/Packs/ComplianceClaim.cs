namespace Ringfence.Evidence.Packs;

/// <summary>Something that is commonly said of AI on Bedrock under a framework, and the controls that have to show it.</summary>
/// <param name="Framework">The framework's id; empty: a question that auditors of each of them ask.</param>
/// <param name="Says">In one sentence.</param>
/// <param name="Controls">Ids of the catalogue, the framework's own.</param>
/// <param name="Ask">The command that answers it beside the controls; empty: none.</param>
public sealed record ComplianceClaim(string Framework, string Says, IReadOnlyList<string> Controls, string Ask = "");
