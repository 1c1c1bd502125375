namespace Ringfence.LocalBedrock.Model;

/// <summary>A system-defined cross-region profile: a model behind a geography's prefix.</summary>
internal sealed record InferenceProfile(string Prefix, FoundationModel Model)
{
    public string Id => $"{Prefix}.{Model.Id}";

    public string Name => $"{Prefix.ToUpperInvariant()} {Model.Provider} {Model.Name.Replace('.', ' ')}";

    public string Arn(string region, string account) => $"arn:aws:bedrock:{region}:{account}:inference-profile/{Id}";

    /// <summary>The models it routes to. A global profile lists the source region and the region-less ARN that IAM knows it by.</summary>
    public IEnumerable<string> ModelArns(string region) =>
        Prefix == Geography.Global
            ? [Model.Arn(region), Model.Arn("")]
            : Geography.Destinations(Prefix).Select(Model.Arn);
}
