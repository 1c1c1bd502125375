using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Http;
using Ringfence.LocalBedrock.Host;
using Ringfence.LocalBedrock.Model;

namespace Ringfence.LocalBedrock.ControlPlane;

/// <summary>ListFoundationModels, GetFoundationModel and GetFoundationModelAvailability.</summary>
internal sealed class ModelOperations(ModelDirectory models, LocalBedrockOptions options, Replies replies)
{
    public IEnumerable<Route> Routes =>
        [
            new("GET", "/foundation-models", new("ListFoundationModels", AwsApi.Bedrock, ReadOnly: true, ListAsync)),
            new("GET", "/foundation-models/{}", new("GetFoundationModel", AwsApi.Bedrock, ReadOnly: true, GetAsync)),
            new(
                "GET",
                "/foundation-model-availability/{}",
                new("GetFoundationModelAvailability", AwsApi.Bedrock, ReadOnly: true, GetAvailabilityAsync)
            ),
        ];

    private Task ListAsync(ApiCall call)
    {
        var query = call.Http.Request.Query;
        var chosen = Catalogue.Models.Where(model =>
            Fits(query, "byProvider", [model.Provider], StringComparison.OrdinalIgnoreCase)
            && Fits(query, "byInferenceType", Inference(model))
            && Fits(query, "byOutputModality", Output(model))
            && Fits(query, "byCustomizationType", [])
        );
        return replies.JsonAsync(call, new() { ["modelSummaries"] = new JsonArray([.. chosen.Select(Describe)]) });
    }

    private Task GetAsync(ApiCall call)
    {
        var model = Find(call);
        return replies.JsonAsync(call, new() { ["modelDetails"] = Describe(model) });
    }

    private Task GetAvailabilityAsync(ApiCall call) =>
        replies.JsonAsync(
            call,
            new()
            {
                ["modelId"] = Find(call).Id,
                ["agreementAvailability"] = new JsonObject { ["status"] = "AVAILABLE" },
                ["authorizationStatus"] = "AUTHORIZED",
                ["entitlementAvailability"] = "AVAILABLE",
                ["regionAvailability"] = "AVAILABLE",
            }
        );

    private FoundationModel Find(ApiCall call)
    {
        call.Trail.RequestParameters = new() { ["modelIdentifier"] = call.Arguments[0] };
        return models.FindModel(call.Arguments[0])
            ?? throw AwsFault.Validation("The provided model identifier is invalid.");
    }

    private JsonObject Describe(FoundationModel model) =>
        new()
        {
            ["modelArn"] = model.Arn(options.Region),
            ["modelId"] = model.Id,
            ["modelName"] = model.Name,
            ["providerName"] = model.Provider,
            ["inputModalities"] = model.SeesImages ? new JsonArray("TEXT", "IMAGE") : new JsonArray("TEXT"),
            ["outputModalities"] = new JsonArray([.. Output(model).Select(modality => JsonValue.Create(modality))]),
            ["responseStreamingSupported"] = !model.IsEmbedding,
            ["customizationsSupported"] = new JsonArray(),
            ["inferenceTypesSupported"] = new JsonArray([.. Inference(model).Select(type => JsonValue.Create(type))]),
            ["modelLifecycle"] = new JsonObject { ["status"] = "ACTIVE" },
        };

    private static string[] Output(FoundationModel model) => [model.IsEmbedding ? "EMBEDDING" : "TEXT"];

    /// <summary>Beside the two that filters know, AWS lists the models that only profiles serve as such.</summary>
    private static string[] Inference(FoundationModel model) => [model.OnDemand ? "ON_DEMAND" : "INFERENCE_PROFILE"];

    private static bool Fits(
        IQueryCollection query,
        string name,
        IEnumerable<string> values,
        StringComparison comparison = StringComparison.Ordinal
    ) => query[name].ToString() is not { Length: > 0 } wanted || values.Any(value => value.Equals(wanted, comparison));
}
