using Ringfence.Aws.Bedrock;

namespace Ringfence.Gateway.Models;

/// <summary>A model id, inference profile id or ARN, understood as far as policy needs it.</summary>
/// <param name="Arn">Its parts, when it is an ARN.</param>
/// <param name="Name">The id inside the ARN, or the id itself: <c>us.anthropic.claude-sonnet-5</c>.</param>
/// <param name="Model">The model without a profile's prefix: <c>anthropic.claude-sonnet-5</c>. For ARNs that hide theirs, the same as <paramref name="Name"/>.</param>
internal sealed record ModelTarget(ModelId Id, TargetKind Kind, ModelArn? Arn, string Name, string Model)
{
    private const int LongestId = 2048;

    /// <summary>Whether the id does not say which model runs.</summary>
    public bool HidesModel => Kind is TargetKind.Deployment or TargetKind.Router;

    /// <summary>The geography prefix of a profile (<c>us</c>, <c>global</c>); empty for everything else.</summary>
    public string Prefix => Kind == TargetKind.Profile ? Name[..Name.IndexOf('.')] : "";

    /// <summary>Null when it is no id: no provider before a dot, characters that ids do not have, an ARN of something else.</summary>
    public static ModelTarget? Parse(string text)
    {
        if (
            text.Length is 0 or > LongestId
            || text.AsSpan().IndexOfAnyExcept(IdCharacters) >= 0
            || !ModelId.TryParse(text, out var id)
        )
        {
            return null;
        }
        if (!ModelArn.IsArn(text))
        {
            return text.IndexOf('.') > 0 ? Named(id, null, text) : null;
        }
        if (!ModelArn.TryParse(text, out var arn))
        {
            return null;
        }
        return arn.Type switch
        {
            "foundation-model" => new(id, TargetKind.Model, arn, arn.Id, arn.Id),
            "inference-profile" => arn.Id.IndexOf('.') > 0
                ? Named(id, arn, arn.Id)
                : new(id, TargetKind.Router, arn, arn.Id, arn.Id),
            "provisioned-model" or "custom-model" or "custom-model-deployment" or "imported-model" or "endpoint" => new(
                id,
                TargetKind.Deployment,
                arn,
                arn.Id,
                arn.Id
            ),
            "application-inference-profile" or "prompt-router" or "default-prompt-router" or "prompt" => new(
                id,
                TargetKind.Router,
                arn,
                arn.Id,
                arn.Id
            ),
            _ => null,
        };
    }

    private static ModelTarget Named(ModelId id, ModelArn? arn, string name)
    {
        var model = arn is not null || Geographies.IsProfile(name) ? name[(name.IndexOf('.') + 1)..] : name;
        return new(id, ReferenceEquals(model, name) ? TargetKind.Model : TargetKind.Profile, arn, name, model);
    }

    private static readonly System.Buffers.SearchValues<char> IdCharacters = System.Buffers.SearchValues.Create(
        "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_.:/"
    );
}
