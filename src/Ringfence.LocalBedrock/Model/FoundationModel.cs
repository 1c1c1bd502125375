namespace Ringfence.LocalBedrock.Model;

/// <summary>One model of the catalogue.</summary>
/// <param name="OnDemand">False when Bedrock serves it through inference profiles only.</param>
/// <param name="MaxTokens">The most output tokens a request may ask for; 0 for embeddings.</param>
internal sealed record FoundationModel(
    string Id,
    string Name,
    string Provider,
    ModelFamily Family,
    bool OnDemand,
    bool HasProfiles,
    int MaxTokens
)
{
    public bool IsEmbedding =>
        Family is ModelFamily.TitanEmbeddingV1 or ModelFamily.TitanEmbeddingV2 or ModelFamily.CohereEmbedding;

    public bool SeesImages =>
        Family is ModelFamily.Claude || (Family is ModelFamily.Nova && !Id.Contains("micro", StringComparison.Ordinal));

    public string Arn(string region) => $"arn:aws:bedrock:{region}::foundation-model/{Id}";
}
