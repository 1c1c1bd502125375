using Ringfence.Controls.Facts;
using Ringfence.Controls.Policies;

namespace Ringfence.Controls.Bedrock;

/// <summary>Tells whether an estate has to do with Bedrock at all.</summary>
internal static class BedrockUse
{
    private static readonly object Known = new();

    /// <summary>A resource of Bedrock, an endpoint to it, a grant to ask models, or a live account.</summary>
    public static bool In(Estate estate) => estate.Keep(Known, Read);

    private static bool Read(Estate estate)
    {
        foreach (var type in estate.Types)
        {
            if (
                type.StartsWith("AWS::Bedrock", StringComparison.Ordinal)
                || type.StartsWith("Ringfence::Bedrock", StringComparison.Ordinal)
            )
            {
                return true;
            }
        }

        foreach (var endpoint in estate.OfType("AWS::EC2::VPCEndpoint"))
        {
            if (endpoint["ServiceName"].Contains(".bedrock").IsYes)
            {
                return true;
            }
        }

        foreach (var policy in IdentityPolicy.In(estate))
        {
            foreach (var statement in policy.Document.Statements)
            {
                if (ModelGrant.OfModels(statement).IsYes)
                {
                    return true;
                }
            }
        }

        return InvocationLog.In(estate).Count > 0;
    }
}
