using System.Text.Json;
using Ringfence.LocalBedrock.Guardrails;
using Ringfence.LocalBedrock.Host;
using Ringfence.LocalBedrock.Model;

namespace Ringfence.LocalBedrock.Runtime;

/// <summary>InvokeModel and InvokeModelWithResponseStream: bodies in the model's own words.</summary>
internal sealed class InvokeOperations(
    ModelDirectory models,
    GuardrailStore guardrails,
    Generation generation,
    Embeddings embeddings
)
{
    public IEnumerable<Route> Routes =>
        [
            new("POST", "/model/{}/invoke", new("InvokeModel", AwsApi.BedrockRuntime, ReadOnly: true, InvokeAsync)),
            new(
                "POST",
                "/model/{}/invoke-with-response-stream",
                new(
                    "InvokeModelWithResponseStream",
                    AwsApi.BedrockRuntime,
                    ReadOnly: true,
                    call => GenerateAsync(call, true)
                )
            ),
        ];

    private Task InvokeAsync(ApiCall call) =>
        models.FindModel(call.Arguments[0]) is { IsEmbedding: true }
            ? embeddings.AnswerAsync(call)
            : GenerateAsync(call, false);

    private Task GenerateAsync(ApiCall call, bool stream) =>
        generation.AnswerAsync(
            call,
            () =>
            {
                call.Metadata = RequestMetadata.OfHeader(call);
                var placement = models.Place(call.ModelId!, call.Id);
                var dialect = Dialects.Native(placement.Model);
                var body = NativeBody.Read(call);
                return new(call, placement, dialect, body, Guardrail(call, body))
                {
                    IsConverse = false,
                    IsStream = stream,
                };
            }
        );

    private GuardrailUse? Guardrail(ApiCall call, JsonElement body)
    {
        var (id, version) = (
            call.Header("x-amzn-bedrock-guardrailidentifier"),
            call.Header("x-amzn-bedrock-guardrailversion")
        );
        if (id is null && version is null)
        {
            return body.TryGetProperty("amazon-bedrock-guardrailConfig", out _)
                ? throw AwsFault.Validation(
                    "The amazon-bedrock-guardrailConfig field needs a guardrail identifier in the request's headers."
                )
                : null;
        }

        return guardrails.Use(id, version, call.Header("x-amzn-bedrock-trace") is "ENABLED" or "ENABLED_FULL");
    }
}
