using Ringfence.Posture.Readers;

namespace Ringfence.Posture.Terraform;

/// <summary>One resource of a plan.</summary>
/// <param name="Address">Its full address: <c>module.a.aws_s3_bucket.b["x"]</c>.</param>
/// <param name="Type">Terraform's type.</param>
/// <param name="Module">The module's address with its dot; empty: the root.</param>
/// <param name="Values">What is planned.</param>
/// <param name="Unknown">What is known only after the plan is applied: true at each such place.</param>
/// <param name="Expressions">What the configuration wrote; null: not given.</param>
/// <param name="Place">Where it stands.</param>
internal sealed record PlannedResource(
    string Address,
    string Type,
    string Module,
    Node Values,
    Node? Unknown,
    Node? Expressions,
    Node Place
)
{
    /// <summary>The address without the index of <c>count</c> or <c>for_each</c>.</summary>
    public string Block => Address.IndexOf('[', Module.Length) is var open and > 0 ? Address[..open] : Address;
}
