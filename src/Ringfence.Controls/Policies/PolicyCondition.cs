using Ringfence.Controls.Facts;

namespace Ringfence.Controls.Policies;

/// <summary>One condition of a statement.</summary>
/// <param name="Operator">The operator without its set prefix and <c>IfExists</c>: <c>StringNotEquals</c>. IAM takes it without case; so is it compared.</param>
/// <param name="Key">The condition key in lower case: <c>aws:securetransport</c>.</param>
/// <param name="Values">What it is compared with.</param>
public sealed record PolicyCondition(string Operator, string Key, IReadOnlyList<PropertyValue> Values)
{
    /// <summary><c>ForAllValues</c> or <c>ForAnyValue</c>; empty: neither.</summary>
    public string Quantifier { get; init; } = "";

    /// <summary><c>…IfExists</c>: also met where the request has no such key.</summary>
    public bool IfExists { get; init; }

    /// <summary>The operator is this one, without case.</summary>
    public bool Uses(string name) => Operator.Equals(name, StringComparison.OrdinalIgnoreCase);

    /// <summary>The operator asks that the key differ: <c>StringNotEquals</c>, <c>ArnNotLike</c>, <c>NotIpAddress</c> …</summary>
    public bool IsNegative => Operator.Contains("Not", StringComparison.OrdinalIgnoreCase) && !Uses("Null");

    internal static IEnumerable<PolicyCondition> Read(PropertyValue conditions)
    {
        foreach (var (written, keys) in conditions.Entries)
        {
            var name = written;
            var quantifier = "";
            if (name.IndexOf(':', StringComparison.Ordinal) is var colon and > 0)
            {
                (quantifier, name) = (name[..colon], name[(colon + 1)..]);
            }

            var ifExists = name.EndsWith("IfExists", StringComparison.OrdinalIgnoreCase);
            name = ifExists ? name[..^"IfExists".Length] : name;
            foreach (var (key, values) in keys.Entries)
            {
                yield return new PolicyCondition(name, key.ToLowerInvariant(), values.Items)
                {
                    Quantifier = quantifier,
                    IfExists = ifExists,
                };
            }
        }
    }
}
