namespace Ringfence.LocalBedrock.Model;

/// <summary>Which native body a model speaks.</summary>
internal enum ModelFamily
{
    Claude,
    Nova,
    TitanText,
    TitanEmbeddingV1,
    TitanEmbeddingV2,
    CohereEmbedding,
}
