using Ringfence.LocalBedrock.Host;
using Ringfence.LocalBedrock.Model;

namespace Ringfence.LocalBedrock.Runtime;

/// <summary>Which dialect a model's native body is in.</summary>
internal static class Dialects
{
    public static readonly IDialect Converse = new ConverseDialect();

    private static readonly IDialect Claude = new ClaudeDialect();
    private static readonly IDialect Nova = new NovaDialect();
    private static readonly IDialect Titan = new TitanDialect();

    /// <exception cref="AwsFault">The model makes embeddings, not text.</exception>
    public static IDialect Native(FoundationModel model) =>
        model.Family switch
        {
            ModelFamily.Claude => Claude,
            ModelFamily.Nova => Nova,
            ModelFamily.TitanText => Titan,
            _ => throw AwsFault.Validation("The model is unsupported for streaming."),
        };
}
