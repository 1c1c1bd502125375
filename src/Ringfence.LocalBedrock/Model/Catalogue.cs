namespace Ringfence.LocalBedrock.Model;

/// <summary>The models of the stand-in account, under the ids AWS gave them.</summary>
internal static class Catalogue
{
    public static IReadOnlyList<FoundationModel> Models { get; } =
    [
        Claude("claude-3-haiku-20240307-v1:0", "Claude 3 Haiku", 4_096, onDemand: true),
        Claude("claude-3-5-sonnet-20240620-v1:0", "Claude 3.5 Sonnet", 8_192, onDemand: true),
        Claude("claude-3-5-sonnet-20241022-v2:0", "Claude 3.5 Sonnet v2", 8_192),
        Claude("claude-3-7-sonnet-20250219-v1:0", "Claude 3.7 Sonnet", 64_000),
        Claude("claude-sonnet-4-20250514-v1:0", "Claude Sonnet 4", 64_000),
        Claude("claude-sonnet-4-5-20250929-v1:0", "Claude Sonnet 4.5", 64_000),
        Claude("claude-haiku-4-5-20251001-v1:0", "Claude Haiku 4.5", 64_000),
        Claude("claude-opus-4-5-20251101-v1:0", "Claude Opus 4.5", 64_000),
        Claude("claude-opus-4-6-v1", "Claude Opus 4.6", 128_000),
        Claude("claude-sonnet-4-6", "Claude Sonnet 4.6", 128_000),
        Claude("claude-opus-4-7", "Claude Opus 4.7", 128_000),
        Claude("claude-opus-4-8", "Claude Opus 4.8", 128_000),
        Claude("claude-sonnet-5", "Claude Sonnet 5", 128_000),
        Claude("claude-opus-5-5", "Claude Opus 5.5", 128_000),
        Amazon("nova-micro-v1:0", "Nova Micro", ModelFamily.Nova, 10_000),
        Amazon("nova-lite-v1:0", "Nova Lite", ModelFamily.Nova, 10_000),
        Amazon("nova-pro-v1:0", "Nova Pro", ModelFamily.Nova, 10_000),
        Amazon("titan-text-lite-v1", "Titan Text G1 - Lite", ModelFamily.TitanText, 4_096),
        Amazon("titan-text-express-v1", "Titan Text G1", ModelFamily.TitanText, 8_192),
        Amazon("titan-embed-text-v1", "Titan Embeddings G1", ModelFamily.TitanEmbeddingV1, 0),
        Amazon("titan-embed-text-v2:0", "Titan Embeddings V2", ModelFamily.TitanEmbeddingV2, 0),
        Cohere("embed-english-v3", "Embed English"),
        Cohere("embed-multilingual-v3", "Embed Multilingual"),
    ];

    public static FoundationModel? Find(string id) => ById.GetValueOrDefault(id);

    private static readonly Dictionary<string, FoundationModel> ById = Models.ToDictionary(model => model.Id);

    private static FoundationModel Claude(string id, string name, int maxTokens, bool onDemand = false) =>
        new($"anthropic.{id}", name, "Anthropic", ModelFamily.Claude, onDemand, HasProfiles: true, maxTokens);

    private static FoundationModel Amazon(string id, string name, ModelFamily family, int maxTokens) =>
        new($"amazon.{id}", name, "Amazon", family, OnDemand: true, HasProfiles: family is ModelFamily.Nova, maxTokens);

    private static FoundationModel Cohere(string id, string name) =>
        new(
            $"cohere.{id}",
            name,
            "Cohere",
            ModelFamily.CohereEmbedding,
            OnDemand: true,
            HasProfiles: false,
            MaxTokens: 0
        );
}
