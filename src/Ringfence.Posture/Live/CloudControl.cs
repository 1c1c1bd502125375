using System.Text.Json;
using System.Text.Json.Nodes;

namespace Ringfence.Posture.Live;

/// <summary>AWS Cloud Control: resources in CloudFormation's own shape. API of 2021-09-30, JSON 1.0.</summary>
internal static class CloudControl
{
    /// <summary>Lists the identifiers of a type into <paramref name="found"/>, page by page.</summary>
    /// <param name="model">The list handler's input; null where it needs none.</param>
    /// <exception cref="RefusedCallException">A page was refused; <paramref name="found"/> holds those before it.</exception>
    public static Task ListAsync(
        LiveScope scope,
        string type,
        JsonObject? model,
        List<string> found,
        CancellationToken cancel
    ) =>
        Pages.ReadAsync(async token =>
        {
            var body = new JsonObject { ["TypeName"] = type };
            if (model is not null)
            {
                body["ResourceModel"] = model.ToJsonString();
            }

            if (token is not null)
            {
                body["NextToken"] = token;
            }

            var page = await AskAsync(scope, "ListResources", body, cancel);
            foreach (var each in page["ResourceDescriptions"] as JsonArray ?? [])
            {
                if (each?["Identifier"]?.GetValue<string>() is { } identifier)
                {
                    found.Add(identifier);
                }
            }

            return page["NextToken"]?.GetValue<string>();
        });

    /// <summary>The properties of a resource; null where it is gone since it was listed.</summary>
    /// <exception cref="RefusedCallException">It could not be read.</exception>
    public static async Task<JsonObject?> GetAsync(
        LiveScope scope,
        string type,
        string identifier,
        CancellationToken cancel
    )
    {
        try
        {
            var body = new JsonObject { ["TypeName"] = type, ["Identifier"] = identifier };
            var answer = await AskAsync(scope, "GetResource", body, cancel);
            return JsonNode.Parse(answer["ResourceDescription"]?["Properties"]?.GetValue<string>() ?? "") as JsonObject
                ?? throw new RefusedCallException("UnreadableAnswer", 200, null);
        }
        catch (JsonException)
        {
            throw new RefusedCallException("UnreadableAnswer", 200, null);
        }
        catch (RefusedCallException refused) when (refused.Code == "ResourceNotFoundException")
        {
            return null;
        }
    }

    private static Task<JsonObject> AskAsync(
        LiveScope scope,
        string operation,
        JsonObject body,
        CancellationToken cancel
    ) => scope.JsonAsync("cloudcontrolapi", "1.0", "CloudApiService." + operation, body, cancel);
}
