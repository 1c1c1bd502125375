using Ringfence.Posture.Readers;

namespace Ringfence.Posture.Terraform;

/// <summary>One resource of a plan, or a data source that is read when it is applied.</summary>
/// <param name="Address">Its full address: <c>module.a.aws_s3_bucket.b["x"]</c>.</param>
/// <param name="Type">Terraform's type.</param>
/// <param name="Module">The module that it stands in.</param>
/// <param name="Values">What is planned.</param>
/// <param name="Unknown">What is known only after the plan is applied: true at each such place.</param>
/// <param name="Expressions">What the configuration wrote; null: not given.</param>
/// <param name="Place">Where it stands.</param>
internal sealed record PlannedResource(
    string Address,
    string Type,
    ModuleScope Module,
    Node Values,
    Node? Unknown,
    Node? Expressions,
    Node Place
)
{
    /// <summary>The address without the index of <c>count</c> or <c>for_each</c>.</summary>
    public string Block => Address.IndexOf('[', Module.Prefix.Length) is var open and > 0 ? Address[..open] : Address;
}
