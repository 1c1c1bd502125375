using Ringfence.Controls.Facts;
using Ringfence.Controls.Policies;

namespace Ringfence.Controls.Backup;

/// <summary>Where a rule of a backup plan copies to.</summary>
internal static class CopyDestination
{
    /// <summary>One of the rule's copies goes to a vault that is named with a region of its own.</summary>
    public static Truth IsElsewhere(PropertyValue rule)
    {
        if (rule.IsUnresolved)
        {
            return Truth.Unknown;
        }

        return Truth.Any(rule["CopyActions"].Items, copy => IsElsewhereArn(copy["DestinationBackupVaultArn"]));
    }

    // A vault of the same stack, or of ${AWS::Region}, is in the plan's own region.
    private static Truth IsElsewhereArn(PropertyValue vault)
    {
        if (vault.Kind == PropertyKind.Reference)
        {
            return vault.Target is null ? Truth.Unknown : Truth.No;
        }

        if (vault.Kind != PropertyKind.Text)
        {
            return vault.IsUnresolved ? Truth.Unknown : Truth.No;
        }

        var parts = ArnText.Parts(vault.Text);
        return parts.Length < 6
            ? vault.IsLiteral
                ? Truth.No
                : Truth.Unknown
            : parts[3] == "${AWS::Region}" || parts[3].Length == 0
                ? Truth.No
                : parts[3].Contains("${", StringComparison.Ordinal)
                    ? Truth.Unknown
                    : Truth.Yes;
    }
}
