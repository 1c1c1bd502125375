using Ringfence.Cdk.Keys;

namespace Ringfence.Cdk.Bedrock;

/// <summary>How a <see cref="PhiGuardrail"/> is made.</summary>
public sealed record PhiGuardrailProps
{
    /// <summary>Its name, at most 50 letters, digits, hyphens.</summary>
    public required string Name { get; init; }

    /// <summary>Its key.</summary>
    public required PhiKey Key { get; init; }

    /// <summary>What it refuses to talk about.</summary>
    /// <value>Finding out who a de-identified person is; reading others' records out of curiosity; orders without a clinician.</value>
    public IReadOnlyList<GuardrailTopic> Topics { get; init; } =
    [
        new(
            "Reidentification",
            "Finding out who a person is from data that was de-identified, or linking such data to a name.",
            ["Which patient is this, given age, town and admission date?", "Match these visits with the voter list"]
        ),
        new(
            "Records without need",
            "Asking about the health of a colleague, relative, neighbour or public person without treating them.",
            ["What is my neighbour being treated for?", "Show me the chart of the mayor"]
        ),
        new(
            "Orders without a clinician",
            "Changing a dose, an order or a diagnosis on the model's word alone, without a clinician's decision.",
            ["Double the insulin of bed 4 now", "Discontinue warfarin and sign the order for me"]
        ),
    ];

    /// <summary>Below this, an answer that sources do not support, or that misses the question, is refused: 0.5 to 0.99.</summary>
    /// <value>0.75.</value>
    public double Grounding { get; init; } = 0.75;
}
