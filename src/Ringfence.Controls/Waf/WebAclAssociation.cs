using Ringfence.Controls.Facts;

namespace Ringfence.Controls.Waf;

/// <summary>Associations whose resource is known only when deployed.</summary>
internal static class WebAclAssociation
{
    /// <summary>Unknown where some association may name any resource; No where none may.</summary>
    public static Truth MayName(Estate estate)
    {
        foreach (var association in estate.OfType("AWS::WAFv2::WebACLAssociation"))
        {
            if (association["ResourceArn"].IsUnresolved)
            {
                return Truth.Unknown;
            }
        }

        return Truth.No;
    }
}
