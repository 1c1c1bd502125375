using Ringfence.Aws.Bedrock;

namespace Ringfence.Gateway.Doors.OpenAi;

/// <summary>Which embedding family a model belongs to.</summary>
internal static class EmbeddingModels
{
    private const string Known =
        "amazon.titan-embed-text-v1, amazon.titan-embed-text-v2:0, cohere.embed-english-v3, cohere.embed-multilingual-v3, cohere.embed-v4:0";

    /// <summary>By the provider and the family's name in the id; only generations known to lack <c>dimensions</c> are told apart by number.</summary>
    public static IEmbeddingModel? Of(ModelId model, out Refusal? refusal)
    {
        IEmbeddingModel? family = model.Provider switch
        {
            "amazon" when Has(model, "titan-embed-text-v1") || Has(model, "titan-embed-g1") => new TitanEmbeddings(
                takesDimensions: false
            ),
            "amazon" when Has(model, "titan-embed-text") => new TitanEmbeddings(takesDimensions: true),
            "cohere" when Has(model, "embed-english-v3") || Has(model, "embed-multilingual-v3") => new CohereEmbeddings(
                takesDimensions: false
            ),
            "cohere" when Has(model, ".embed-") => new CohereEmbeddings(takesDimensions: true),
            _ => null,
        };
        refusal = family is null
            ? Invalid.At(
                "model",
                $"is no embedding model that this door can call, or an ARN that does not say which. Known are {Known}."
            )
            : null;
        return family;
    }

    private static bool Has(ModelId model, string part) =>
        model.FoundationModel?.Contains(part, StringComparison.Ordinal) == true;
}
