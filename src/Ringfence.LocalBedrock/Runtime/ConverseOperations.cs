using Ringfence.LocalBedrock.Guardrails;
using Ringfence.LocalBedrock.Host;
using Ringfence.LocalBedrock.Model;

namespace Ringfence.LocalBedrock.Runtime;

/// <summary>Converse and ConverseStream.</summary>
internal sealed class ConverseOperations(ModelDirectory models, GuardrailStore guardrails, Generation generation)
{
    public IEnumerable<Route> Routes =>
        [
            new(
                "POST",
                "/model/{}/converse",
                new("Converse", AwsApi.BedrockRuntime, ReadOnly: true, call => AnswerAsync(call, false))
            ),
            new(
                "POST",
                "/model/{}/converse-stream",
                new("ConverseStream", AwsApi.BedrockRuntime, ReadOnly: true, call => AnswerAsync(call, true))
            ),
        ];

    private Task AnswerAsync(ApiCall call, bool stream) =>
        generation.AnswerAsync(
            call,
            () =>
            {
                var body = call.Json(() =>
                    new(400, "SerializationException", "The request body is not a JSON object.")
                );
                call.Metadata = RequestMetadata.OfBody(body);
                var placement = models.Place(call.ModelId!, call.Id);
                if (placement.Model.IsEmbedding)
                {
                    throw AwsFault.Validation(
                        "This action doesn't support the model that you provided. Try again with a supported text or chat model."
                    );
                }

                var guardrail = body.Member("guardrailConfig") is { } config
                    ? guardrails.Use(
                        config.Text("guardrailIdentifier"),
                        config.Text("guardrailVersion"),
                        config.Text("trace") is "enabled" or "enabled_full"
                    )
                    : null;
                return new(call, placement, Dialects.Converse, body, guardrail)
                {
                    IsConverse = true,
                    IsStream = stream,
                };
            }
        );
}
