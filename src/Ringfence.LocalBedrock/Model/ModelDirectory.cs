using Ringfence.LocalBedrock.Host;

namespace Ringfence.LocalBedrock.Model;

/// <summary>Finds what a <c>modelId</c> means in this account and region: a model, a cross-region profile, or an error in AWS's words.</summary>
internal sealed class ModelDirectory(string region, string account)
{
    private readonly Dictionary<string, InferenceProfile> _profiles = Geography
        .Prefixes(region)
        .SelectMany(prefix =>
            Catalogue.Models.Where(model => model.HasProfiles).Select(model => new InferenceProfile(prefix, model))
        )
        .ToDictionary(profile => profile.Id);

    public IEnumerable<InferenceProfile> Profiles => _profiles.Values;

    /// <summary>A profile by id or ARN; null when this region has none of that name.</summary>
    public InferenceProfile? FindProfile(string idOrArn) =>
        _profiles.GetValueOrDefault(
            idOrArn.StartsWith("arn:", StringComparison.Ordinal) ? After(idOrArn, ProfileArn) ?? "" : idOrArn
        );

    /// <summary>A model by id or foundation-model ARN; null when there is none.</summary>
    public FoundationModel? FindModel(string idOrArn) =>
        Catalogue.Find(idOrArn.StartsWith("arn:", StringComparison.Ordinal) ? After(idOrArn, ModelArn) ?? "" : idOrArn);

    /// <exception cref="AwsFault">As Bedrock words it for an id it does not know, or does not serve on demand.</exception>
    public Placement Place(string modelId, Guid requestId)
    {
        if (FindProfile(modelId) is { } profile)
        {
            return Placement.Through(profile, region, requestId);
        }

        if (FindModel(modelId) is { } model)
        {
            return model.OnDemand ? Placement.OnDemand(model) : throw NotOnDemand(modelId);
        }

        throw modelId.StartsWith("arn:", StringComparison.Ordinal)
            ? AwsFault.NotFound("Could not resolve the foundation model from the provided model identifier.")
            : AwsFault.Validation("The provided model identifier is invalid.");
    }

    private string ProfileArn => $"arn:aws:bedrock:{region}:{account}:inference-profile/";

    private string ModelArn => $"arn:aws:bedrock:{region}::foundation-model/";

    private static string? After(string text, string prefix) =>
        text.StartsWith(prefix, StringComparison.Ordinal) ? text[prefix.Length..] : null;

    private static AwsFault NotOnDemand(string modelId) =>
        AwsFault.Validation(
            $"Invocation of model ID {modelId} with on-demand throughput isn’t supported. Retry your request with the ID or ARN of an inference profile that contains this model."
        );
}
