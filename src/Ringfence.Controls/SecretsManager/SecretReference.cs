using Ringfence.Controls.Facts;

namespace Ringfence.Controls.SecretsManager;

/// <summary>
/// Values that CloudFormation takes from Secrets Manager when it deploys, so that they never stand in a template.
/// CloudFormation User Guide, "Get a secret or secret value from Secrets Manager".
/// </summary>
internal static class SecretReference
{
    /// <summary>It is a dynamic reference to a secret. Unknown for a parameter: whoever deploys may pass one.</summary>
    public static Truth Is(PropertyValue value)
    {
        ArgumentNullException.ThrowIfNull(value);
        return value.Kind switch
        {
            PropertyKind.Text => value.Text.Contains("{{resolve:secretsmanager:", StringComparison.Ordinal),
            PropertyKind.Unresolved => value.Text.Contains("resolve:secretsmanager", StringComparison.Ordinal)
                ? Truth.Yes
                : Truth.Unknown,
            _ => Truth.No,
        };
    }
}
