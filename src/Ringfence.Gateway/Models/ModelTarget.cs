using Ringfence.Aws.Bedrock;

namespace Ringfence.Gateway.Models;

/// <summary>A model id, inference profile id or ARN, with what policy needs to know of it.</summary>
internal sealed record ModelTarget(ModelId Id, TargetKind Kind)
{
    /// <summary>The region that its ARN names; null for a bare id.</summary>
    public string? Region => Id.Region;

    /// <summary>The account that its ARN names; empty for AWS's own models and for bare ids.</summary>
    public string Account { get; } = Id.Region is null ? "" : Id.Value.Split(':')[4];

    /// <summary>The id inside the ARN, or the id itself: <c>us.anthropic.claude-sonnet-5</c>.</summary>
    public string Name => Id.Name;

    /// <summary>The geography prefix of a profile (<c>us</c>, <c>global</c>); empty for everything else.</summary>
    public string Prefix { get; } = Kind == TargetKind.Profile ? Id.Name[..Id.Name.IndexOf('.')] : "";

    /// <summary>The model without a profile's prefix: <c>anthropic.claude-sonnet-5</c>. For ARNs that hide theirs, the same as <see cref="Name"/>.</summary>
    public string Model { get; } = Kind == TargetKind.Profile ? Id.Name[(Id.Name.IndexOf('.') + 1)..] : Id.Name;

    /// <summary>Whether the id does not say which model runs.</summary>
    public bool HidesModel => Kind is TargetKind.Deployment or TargetKind.Router;

    /// <summary>Null when it is no id that could be judged: no provider before a dot, a region that is none, an ARN of something else.</summary>
    /// <param name="text">Percent-decoded: what still has a percent sign is no id.</param>
    public static ModelTarget? Parse(string text)
    {
        if (
            text.Contains('%')
            || !ModelId.TryParse(text, out var id)
            || (id.Region is { } region && !AwsRegion.IsExact(region))
        )
        {
            return null;
        }
        return KindOf(id) is { } kind ? new ModelTarget(id, kind) : null;
    }

    private static TargetKind? KindOf(ModelId id) =>
        id.Kind switch
        {
            ModelIdKind.FoundationModel when id.Region is null && Geographies.IsProfile(id.Name) => TargetKind.Profile,
            ModelIdKind.FoundationModel => TargetKind.Model,
            ModelIdKind.InferenceProfile when id.Name.IndexOf('.') > 0 => TargetKind.Profile,
            ModelIdKind.InferenceProfile
            or ModelIdKind.ApplicationInferenceProfile
            or ModelIdKind.PromptRouter
            or ModelIdKind.Prompt => TargetKind.Router,
            ModelIdKind.CustomModel
            or ModelIdKind.CustomModelDeployment
            or ModelIdKind.ProvisionedModel
            or ModelIdKind.ImportedModel
            or ModelIdKind.SageMakerEndpoint => TargetKind.Deployment,
            ModelIdKind.Opaque => null,
            _ => null,
        };
}
