using Ringfence.Controls.Facts;
using Ringfence.Controls.Policies;

namespace Ringfence.Controls.Bedrock;

/// <summary>Tells how many models a statement's resources reach.</summary>
internal static class ModelReach
{
    private static readonly string[] ModelKinds =
    [
        "foundation-model",
        "inference-profile",
        "application-inference-profile",
        "provisioned-model",
        "custom-model",
        "custom-model-deployment",
        "imported-model",
        "prompt-router",
        "default-prompt-router",
        "project",
    ];

    /// <summary>More models than those it names: <c>*</c>, a wildcard in a model's id, or all resources but some.</summary>
    public static Truth IsOpen(PolicyStatement statement) =>
        OnlyThroughProfile(statement).IsYes ? Truth.No
        : statement.Resources.Negated ? Truth.Yes
        : Truth.Any(statement.Resources.Patterns, IsOpen);

    /// <summary>The pattern may match a model that it does not name.</summary>
    public static Truth IsOpen(PropertyValue pattern)
    {
        if (pattern.Kind == PropertyKind.Reference)
        {
            return Truth.No;
        }

        if (pattern.IsUnresolved)
        {
            return Truth.Unknown;
        }

        if (ArnText.Parse(pattern.Text) is not { } arn)
        {
            // Too few parts for an ARN: a wildcard stands for the rest, or nothing is known of it.
            return pattern.Text.Contains('*', StringComparison.Ordinal) ? Truth.Yes
                : pattern.IsLiteral ? Truth.No
                : Truth.Unknown;
        }

        if (!Glob.Overlap(arn.Service, "bedrock") && !Glob.Overlap(arn.Service, "bedrock-mantle"))
        {
            return Truth.No;
        }

        if (arn.Kind.Length > 0 && !Array.Exists(ModelKinds, kind => Glob.Overlap(arn.Kind, kind)))
        {
            return Truth.No;
        }

        return arn.Id.AsSpan().IndexOfAny('*', '?') >= 0 || arn.Kind.Contains('*', StringComparison.Ordinal) ? Truth.Yes
            : arn.Id.Contains("${", StringComparison.Ordinal) ? Truth.Unknown
            : Truth.No;
    }

    // The model of every region is allowed where the call comes through a named inference profile (Bedrock User Guide,
    // "Prerequisites for inference profiles").
    private static Truth OnlyThroughProfile(PolicyStatement statement) =>
        Truth.Any(
            statement.On("bedrock:InferenceProfileArn"),
            condition =>
                !condition.IsNegative
                && !condition.IfExists
                && !condition.Uses("Null")
                && condition.Values.All(value => IsOpen(value).IsNo)
        );
}
