using Ringfence.Controls.Facts;

namespace Ringfence.Controls.Network;

/// <summary>What a subnet is meant to be, by its tags and its name.</summary>
internal static class SubnetPurpose
{
    private static readonly string[] Words = ["private", "isolated", "internal", "intra"];

    /// <summary>It is called private or isolated: by the tag of CDK, by its name tag, or by its logical id.</summary>
    public static Truth IsPrivate(Resource subnet)
    {
        var type = subnet["Tags[Key=aws-cdk:subnet-type].Value"];
        if (type.IsLiteral)
        {
            return HasWord(type.Text);
        }

        return HasWord(subnet["Tags[Key=Name].Value"].Text) || HasWord(subnet.LogicalId);
    }

    private static bool HasWord(string text)
    {
        foreach (var word in Words)
        {
            if (text.Contains(word, StringComparison.OrdinalIgnoreCase))
            {
                return true;
            }
        }

        return false;
    }
}
