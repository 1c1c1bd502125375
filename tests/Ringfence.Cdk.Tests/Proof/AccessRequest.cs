namespace Ringfence.Cdk.Tests.Proof;

/// <summary>What somebody asks of AWS.</summary>
/// <param name="Principal">Who: the ARN of a role.</param>
/// <param name="Action"><c>bedrock:InvokeModel</c>.</param>
/// <param name="Resource">Its ARN.</param>
/// <param name="Context">Condition keys, in lower case, and their values.</param>
internal sealed record AccessRequest(
    string Principal,
    string Action,
    string Resource,
    IReadOnlyDictionary<string, string> Context
)
{
    /// <summary>The same with another condition key.</summary>
    public AccessRequest With(string key, string value) =>
        this with
        {
            Context = new Dictionary<string, string>(Context) { [key.ToLowerInvariant()] = value },
        };

    /// <summary>The same without a condition key.</summary>
    public AccessRequest Without(string key) =>
        this with
        {
            Context = Context.Where(pair => !pair.Key.Equals(key, StringComparison.OrdinalIgnoreCase)).ToDictionary(),
        };
}
