using System.Text.Json;

namespace Ringfence.Gateway.Doors.OpenAi;

/// <summary>A family of embedding models on Bedrock: how it is asked, and where its answer holds the vectors.</summary>
internal interface IEmbeddingModel
{
    /// <summary>Writes the InvokeModel body; a refusal when this family cannot serve the request.</summary>
    Refusal? WriteBody(EmbeddingsRequest request, Utf8JsonWriter to);

    /// <summary>Finds the vectors in an answer.</summary>
    EmbeddingVectors Read(ReadOnlySpan<byte> answer);
}
