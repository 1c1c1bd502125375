using System.Text.Json;
using Ringfence.LocalBedrock.Host;
using Ringfence.LocalBedrock.Model;

namespace Ringfence.LocalBedrock.Runtime;

/// <summary>CountTokens, of a Converse request or of the base64 of a native body.</summary>
internal sealed class CountTokensOperation(ModelDirectory models, Replies replies)
{
    public IEnumerable<Route> Routes =>
        [new("POST", "/model/{}/count-tokens", new("CountTokens", AwsApi.BedrockRuntime, ReadOnly: true, AnswerAsync))];

    private Task AnswerAsync(ApiCall call)
    {
        call.ModelId = call.Arguments[0];
        call.Trail.RequestParameters = new() { ["modelId"] = call.ModelId };

        // Tokens are counted for models that are served through profiles only, too: by the model's own id.
        var model =
            models.FindModel(call.ModelId)
            ?? models.FindProfile(call.ModelId)?.Model
            ?? throw AwsFault.Validation("The provided model identifier is invalid.");
        if (model.Family is not ModelFamily.Claude)
        {
            throw AwsFault.Validation("The provided model doesn't support counting tokens.");
        }

        var prompt = Read(call, model);
        return replies.JsonAsync(call, new() { ["inputTokens"] = Math.Max(1, Usage.Tokens(prompt.Characters)) });
    }

    private static Prompt Read(ApiCall call, FoundationModel model)
    {
        var body = call.Json(() => new(400, "SerializationException", "The request body is not a JSON object."));
        var input = body.Member("input") ?? throw AwsFault.Constraint(null, "input", "Member must not be null");
        if (input.Member("converse") is { } converse)
        {
            return Dialects.Converse.Read(converse, model);
        }

        if (input.Member("invokeModel")?.Member("body") is not { ValueKind: JsonValueKind.String } encoded)
        {
            throw AwsFault.Validation("The input must have one of the members invokeModel and converse.");
        }

        if (!encoded.TryGetBytesFromBase64(out var bytes))
        {
            throw JsonShape.Unexpected("input.invokeModel.body", "the body in base64");
        }

        try
        {
            using var native = JsonDocument.Parse(bytes);
            return Dialects.Native(model).Read(native.RootElement, model);
        }
        catch (JsonException)
        {
            throw AwsFault.Validation(
                "Malformed input request: the body is not JSON, please reformat your input and try again."
            );
        }
    }
}
