namespace Ringfence.Gateway.Doors.OpenAi;

/// <summary>Where the vectors stand in an answer, each a JSON array of numbers.</summary>
/// <param name="Tokens">How many tokens the texts were; 0 where the family's answers do not say.</param>
internal sealed record EmbeddingVectors(IReadOnlyList<Range> Vectors, long Tokens);
