namespace Ringfence.Posture.Terraform;

/// <summary>What Terraform writes inside a resource and CloudFormation as a resource of its own: a queue's policy, a table's routes.</summary>
/// <param name="Attribute">The attribute that holds it: a value, or blocks of which each is one.</param>
/// <param name="Type">CloudFormation's type.</param>
/// <param name="Link">The property that names the resource it stands in.</param>
/// <param name="Property">The property that the value is; empty: the attribute holds blocks.</param>
internal sealed record TerraformCompanion(string Attribute, string Type, string Link, string Property)
{
    /// <summary>Where a block's attributes go before they are taken as a resource of their own.</summary>
    public const string Place = "Companion";
}
