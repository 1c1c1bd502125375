using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Http;
using Ringfence.LocalBedrock.Guardrails;
using Ringfence.LocalBedrock.Host;
using Ringfence.LocalBedrock.Runtime;

namespace Ringfence.LocalBedrock.ControlPlane;

/// <summary>Create, Get, List, Update and DeleteGuardrail, and CreateGuardrailVersion.</summary>
internal sealed class GuardrailOperations(GuardrailStore guardrails, Replies replies)
{
    private const string All = "/guardrails";
    private const string One = "/guardrails/{}";

    public IEnumerable<Route> Routes =>
        [
            new("POST", All, new("CreateGuardrail", AwsApi.Bedrock, ReadOnly: false, CreateAsync)),
            new("GET", All, new("ListGuardrails", AwsApi.Bedrock, ReadOnly: true, ListAsync)),
            new("GET", One, new("GetGuardrail", AwsApi.Bedrock, ReadOnly: true, GetAsync)),
            new("PUT", One, new("UpdateGuardrail", AwsApi.Bedrock, ReadOnly: false, UpdateAsync)),
            new("POST", One, new("CreateGuardrailVersion", AwsApi.Bedrock, ReadOnly: false, PublishAsync)),
            new("DELETE", One, new("DeleteGuardrail", AwsApi.Bedrock, ReadOnly: false, DeleteAsync)),
        ];

    private Task CreateAsync(ApiCall call)
    {
        var created = guardrails.Create(Definition(call));
        return AcceptAsync(
            call,
            new()
            {
                ["guardrailId"] = created.Id,
                ["guardrailArn"] = guardrails.Arn(created.Id),
                ["version"] = "DRAFT",
                ["createdAt"] = AwsTime.Milliseconds(created.CreatedAt),
            }
        );
    }

    private Task UpdateAsync(ApiCall call)
    {
        var updated = guardrails.Update(call.Arguments[0], Definition(call));
        return AcceptAsync(
            call,
            new()
            {
                ["guardrailId"] = updated.Id,
                ["guardrailArn"] = guardrails.Arn(updated.Id),
                ["version"] = "DRAFT",
                ["updatedAt"] = AwsTime.Milliseconds(updated.UpdatedAt),
            }
        );
    }

    private Task PublishAsync(ApiCall call)
    {
        Describe(call);
        var description = call.Body.IsEmpty ? null : call.Json(NotJson).Text("description");
        var version = guardrails.Publish(call.Arguments[0], description);
        return AcceptAsync(
            call,
            new() { ["guardrailId"] = guardrails.Get(call.Arguments[0]).Id, ["version"] = version }
        );
    }

    private Task DeleteAsync(ApiCall call)
    {
        Describe(call);
        guardrails.Delete(call.Arguments[0], Query(call, "guardrailVersion"));
        return AcceptAsync(call, []);
    }

    private Task GetAsync(ApiCall call)
    {
        Describe(call);
        var version = Query(call, "guardrailVersion") ?? "DRAFT";
        var file = guardrails.Get(call.Arguments[0]);
        var definition = version == "DRAFT" ? file.Draft : file.Versions.GetValueOrDefault(version);
        return replies.JsonAsync(
            call,
            GuardrailDescription.Of(
                file,
                definition ?? throw AwsFault.NotFound($"The guardrail has no version {version}."),
                version,
                guardrails.Arn(file.Id)
            )
        );
    }

    /// <summary>Every guardrail's draft; or, of one guardrail, all its versions.</summary>
    private Task ListAsync(ApiCall call)
    {
        var listed = Query(call, "guardrailIdentifier") is { } identifier
            ? Versions(guardrails.Get(identifier))
            : guardrails.All.Select(file =>
                GuardrailDescription.Summary(file, file.Draft, "DRAFT", guardrails.Arn(file.Id))
            );
        return replies.JsonAsync(call, new() { ["guardrails"] = new JsonArray([.. listed]) });
    }

    private IEnumerable<JsonObject> Versions(GuardrailFile file) =>
        file
            .Versions.Prepend(KeyValuePair.Create("DRAFT", file.Draft))
            .Select(pair => GuardrailDescription.Summary(file, pair.Value, pair.Key, guardrails.Arn(file.Id)));

    private Task AcceptAsync(ApiCall call, JsonObject body) =>
        replies.JsonAsync(call, body, StatusCodes.Status202Accepted);

    private static JsonObject Definition(ApiCall call)
    {
        var body = call.Json(NotJson);
        GuardrailDefinition.Check(body);
        var definition = JsonNode.Parse(body.GetRawText())!.AsObject();
        definition.Remove("clientRequestToken");
        definition.Remove("tags");
        call.Trail.RequestParameters = definition.DeepClone().AsObject();
        if (call.Arguments.Count > 0)
        {
            call.Trail.RequestParameters["guardrailIdentifier"] = call.Arguments[0];
        }

        return definition;
    }

    private static void Describe(ApiCall call) =>
        call.Trail.RequestParameters = new() { ["guardrailIdentifier"] = call.Arguments[0] };

    private static string? Query(ApiCall call, string name) =>
        call.Http.Request.Query[name].ToString() is { Length: > 0 } value ? value : null;

    private static AwsFault NotJson() => new(400, "SerializationException", "The request body is not a JSON object.");
}
